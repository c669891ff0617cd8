import { describe, expect, test } from '@jest/globals';

import { NotSent } from '../../../nodes/IdCardOcr/failure/not-sent.ts';
import type { ImageResult } from '../../../nodes/IdCardOcr/calls/image-calls.ts';
import { RefusedReply } from '../../../nodes/IdCardOcr/failure/refused-reply.ts';
import { callsTo, jobsFor, replyOf } from './service.mts';

const OK = replyOf(0);

/** `null` for a reply, else why the image was not sent, or the class of what was thrown. */
const failuresOf = (results: ImageResult[]) =>
	results.map((result) => {
		if (result.ok) return null;
		const { thrown } = result;
		return thrown instanceof NotSent ? thrown.reason : (thrown as Error).constructor;
	});

test('results come in the order of the jobs, not of the answers', async () => {
	let release = () => {};
	const secondAnswered = new Promise<void>((resolve) => (release = resolve));
	const { calls } = callsTo(async (word) => {
		if (word === 'a') await secondAnswered;
		else release();
		return { reply: replyOf(word === 'a' ? 0 : 5021) };
	});
	expect(await calls.run(jobsFor('a', 'b'))).toEqual([
		{ ok: true, reply: OK, duplicate: false },
		{ ok: true, reply: replyOf(5021), duplicate: false },
	]);
});

test('without jobs there is nothing to do', async () => {
	const { calls, sent } = callsTo(() => ({ reply: OK }));
	expect(await calls.run([])).toEqual([]);
	expect(sent).toEqual([]);
});

test('every request has the timeout that was set', async () => {
	const timeouts: number[] = [];
	const { calls } = callsTo(
		(_, timeoutMs) => {
			timeouts.push(timeoutMs);
			return { reply: OK };
		},
		{ timeoutMs: 4321 },
	);
	await calls.run(jobsFor('a', 'b'));
	expect(timeouts).toEqual([4321, 4321]);
});

describe('identical images', () => {
	test('are sent once, and the later ones are marked', async () => {
		const { calls, sent } = callsTo(() => ({ reply: OK }));
		const results = await calls.run(jobsFor('same', 'same', 'other'));
		expect(sent).toEqual(['same', 'other']);
		expect(results.map((result) => result.ok && result.duplicate)).toEqual([false, true, false]);
	});

	test('are sent once for each `extra` that is asked for', async () => {
		const { calls, sent } = callsTo(() => ({ reply: OK }));
		const asking = [true, true, { crops: ['card'] }, undefined] as const;
		await calls.run(
			asking.map((extra) => async () => ({ input_type: 'base64', input_data: 'same', extra })),
		);
		expect(sent).toHaveLength(3);
	});

	test('are each sent when duplicates are not skipped', async () => {
		const { calls, sent } = callsTo(() => ({ reply: OK }), { skipDuplicates: false });
		await calls.run(jobsFor('same', 'same'));
		expect(sent).toEqual(['same', 'same']);
	});
});

describe('a failure', () => {
	test('of one image does not affect the others', async () => {
		const { calls } = callsTo((word) => ({ reply: replyOf(word === 'bad' ? 4000 : 0) }));
		const results = await calls.run(jobsFor('bad', 'good'));
		expect(failuresOf(results)).toEqual([RefusedReply, null]);
		expect(calls.endingCode).toBeUndefined();
	});

	test.each([[4011], [4030]])('%i, which every image would get, ends the sending', async (code) => {
		const { calls, sent } = callsTo(() => ({ reply: replyOf(code) }));
		const words = Array.from({ length: 20 }, (_, i) => `row-${i}`);
		const failures = failuresOf(await calls.run(jobsFor(...words)));
		expect(calls.endingCode).toBe(code);
		expect(failures.filter((failure) => failure === RefusedReply)).toHaveLength(sent.length);
		expect(failures.at(-1)).toEqual({ kind: 'refused', code });
	});

	test('ends the sending where the node is set to stop, unless it is tolerated', async () => {
		class Absent extends Error {}
		const absent = async () => await Promise.reject(new Absent());
		const words = Array.from({ length: 20 }, (_, i) => `row-${i}`);
		const run = async (isTolerated?: (thrown: unknown) => boolean) => {
			const { calls } = callsTo(() => ({ reply: OK }), { stopOnFailure: true }, { isTolerated });
			return failuresOf(await calls.run([absent, ...jobsFor(...words)]));
		};
		expect((await run()).at(-1)).toEqual({ kind: 'failed' });
		expect(await run((thrown) => thrown instanceof Absent)).toEqual([
			Absent,
			...words.map(() => null),
		]);
	});
});

test('a stopped execution sends nothing more', async () => {
	const stop = new AbortController();
	const { calls, sent } = callsTo(
		() => {
			stop.abort();
			return { reply: OK };
		},
		{},
		{ stopped: stop.signal },
	);
	const words = Array.from({ length: 20 }, (_, i) => `row-${i}`);
	const failures = failuresOf(await calls.run(jobsFor(...words)));
	expect(sent.length).toBeLessThan(20);
	expect(failures.at(-1)).toEqual({ kind: 'stopped' });
});
