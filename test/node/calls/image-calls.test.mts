import { describe, expect, test } from '@jest/globals';

import type { ServiceAnswer } from '../../../nodes/IdCardOcr/calls/connection.ts';
import type { ImageResult } from '../../../nodes/IdCardOcr/calls/image-calls.ts';
import { LostConnection } from '../../../nodes/IdCardOcr/failure/lost-connection.ts';
import { NotSent } from '../../../nodes/IdCardOcr/failure/not-sent.ts';
import { PassingStatus } from '../../../nodes/IdCardOcr/failure/passing-status.ts';
import { callsTo, jobFor, jobsFor, replyOf } from './service.mts';

const OK = replyOf(0);
const TWENTY = Array.from({ length: 20 }, (_, i) => `row-${i}`);

/** `null` for a reply, the reason of an image that was not sent, or the class of what was thrown. */
const failuresOf = (results: ImageResult[]) =>
	results.map((result) => {
		if (result.ok) return null;
		const { thrown } = result;
		return thrown instanceof NotSent ? thrown.facts.reasonCode : (thrown as Error).constructor;
	});

test('results come in the order of the jobs, not of the answers', async () => {
	const secondAnswered = Promise.withResolvers<void>();
	const { run } = callsTo(async (word) => {
		if (word === 'a') await secondAnswered.promise;
		else secondAnswered.resolve();
		return { reply: replyOf(word === 'a' ? 0 : 5021) };
	});
	expect((await run(jobsFor('a', 'b'))).results).toEqual([
		{ ok: true, reply: OK, duplicate: false },
		{ ok: true, reply: replyOf(5021), duplicate: false },
	]);
});

test('of a run that was stopped before it began no image is read or sent', async () => {
	const { run, sent } = callsTo(() => ({ reply: OK }), {}, { stopped: AbortSignal.abort() });
	let read = 0;
	const job = async () => {
		read++;
		return await jobFor('a')();
	};
	expect(failuresOf((await run([job, job])).results)).toEqual(['not-sent', 'not-sent']);
	expect([read, sent]).toEqual([0, []]);
});

describe('identical images', () => {
	test('are sent once for each `extra` that is asked for', async () => {
		const { run, sent } = callsTo(() => ({ reply: OK }));
		const asking = [true, true, { crops: ['card'] }, undefined] as const;
		await run(asking.map((extra) => jobFor('same', extra)));
		expect(sent).toHaveLength(3);
	});
});

describe('a failure', () => {
	test.each<[string, () => ServiceAnswer]>([
		...([4011, 4013, 4014, 4015, 4022, 4030, 4044, 5030] as const).map(
			(code): [string, () => ServiceAnswer] => [`${code}`, () => ({ reply: replyOf(code) })],
		),
		['http-503', () => thrower(new PassingStatus(503))],
		...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].map(
			(code): [string, () => ServiceAnswer] => [
				'no-connection',
				() => thrower(new LostConnection(code)),
			],
		),
	])('%s, which every image would get, ends the sending', async (code, answer) => {
		const { run, sent } = callsTo(answer);
		const { results, endedBy } = await run(jobsFor(...TWENTY));
		const failures = failuresOf(results);
		expect(endedBy?.facts.reasonCode).toBe(code);
		expect(sent.length).toBeLessThanOrEqual(5);
		expect(failures.filter((failure) => failure === code)).toHaveLength(20 - sent.length);
	});

	test.each<[string, () => ServiceAnswer]>([
		['4029', () => ({ reply: replyOf(4029) })],
		['5020', () => ({ reply: replyOf(5020) })],
		['429', () => thrower(new PassingStatus(429))],
		['504', () => thrower(new PassingStatus(504))],
		['a cut connection', () => thrower(new LostConnection('ECONNRESET'))],
		['a timeout', () => thrower(new LostConnection('ETIMEDOUT'))],
	])('%s, which another image may escape, does not', async (_, answer) => {
		const { run, sent } = callsTo(answer);
		// One more than are sent at a time.
		const { endedBy } = await run(jobsFor(...TWENTY.slice(0, 6)));
		expect(endedBy).toBeUndefined();
		expect(sent).toHaveLength(6);
	});

	test('ends the sending where the node is set to stop', async () => {
		const settings = { stopOnFailure: true, maxTries: 1 };
		const { run } = callsTo(() => ({ reply: replyOf(5000) }), settings);
		expect(failuresOf((await run(jobsFor(...TWENTY))).results).at(-1)).toBe('not-sent');
	});

	test('of an image alone does not', async () => {
		const { run } = callsTo(() => ({ reply: replyOf(4000) }), { stopOnFailure: true });
		expect(failuresOf((await run(jobsFor(...TWENTY))).results)).not.toContain('not-sent');
	});
});

test('only what may pass by itself is sent again', async () => {
	const tried: Record<number, number> = {};
	for (const code of [4000, 4011, 4030, 4044, 4029, 5000, 5020, 5021, 5030] as const) {
		const { run, sent } = callsTo(() => ({ reply: replyOf(code) }), { maxTries: 2 });
		await run(jobsFor('a'));
		tried[code] = sent.length;
	}
	const once = Object.keys(tried).filter((code) => tried[Number(code)] === 1);
	expect(once).toEqual(['4000', '4011', '4030', '4044', '5021', '5030']);
});

test('a stopped execution sends nothing more', async () => {
	const stop = new AbortController();
	const { run, sent } = callsTo(
		() => {
			stop.abort();
			return { reply: OK };
		},
		{},
		{ stopped: stop.signal },
	);
	const { results } = await run(jobsFor(...TWENTY));
	expect(sent.length).toBeLessThan(20);
	expect(results.at(-1)).toMatchObject({
		thrown: { message: 'Not sent: the execution was stopped' },
	});
});

function thrower(error: Error): never {
	throw error;
}
