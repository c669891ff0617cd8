import { describe, expect, test } from '@jest/globals';

import type { ExtraRequest } from '../../../domain/extra.ts';
import type { ServiceAnswer } from '../../../nodes/IdCardOcr/calls/connection.ts';
import type { ImageResult } from '../../../nodes/IdCardOcr/calls/image-calls.ts';
import { LostConnection } from '../../../nodes/IdCardOcr/failure/lost-connection.ts';
import { NotSent } from '../../../nodes/IdCardOcr/failure/not-sent.ts';
import { PassingStatus } from '../../../nodes/IdCardOcr/failure/passing-status.ts';
import { RefusedReply } from '../../../nodes/IdCardOcr/failure/refused-reply.ts';
import { UntrustedReply } from '../../../nodes/IdCardOcr/failure/untrusted-reply.ts';
import { extraOf } from '../extra-stub.mts';
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

test('of a run that was stopped before it began no image is read or sent', async () => {
	const { calls, sent } = callsTo(() => ({ reply: OK }), {}, { stopped: AbortSignal.abort() });
	let read = 0;
	const job = async () => {
		read++;
		return await jobFor('a')();
	};
	expect(failuresOf(await calls.run([job, job]))).toEqual(['not-sent', 'not-sent']);
	expect([read, sent]).toEqual([0, []]);
});

describe('identical images', () => {
	test('are sent once for each `extra` that is asked for', async () => {
		const { calls, sent } = callsTo(() => ({ reply: OK }));
		const asking = [true, true, { crops: ['card'] }, undefined] as const;
		await calls.run(asking.map((extra) => jobFor('same', extra)));
		expect(sent).toHaveLength(3);
	});
});

describe('a request for details that no option asks for', () => {
	/** Sends one image after the other. Returns what each request asked for, and what came of the images. */
	async function asked(
		answers: Array<(extra?: ExtraRequest) => ServiceAnswer>,
		extra: ExtraRequest = true,
	) {
		const requests: Array<[string, ExtraRequest | undefined]> = [];
		const { calls } = callsTo((word, one) => {
			requests.push([word, one.extra]);
			return answers[Number(word)](one.extra);
		});
		const results: ImageResult[] = [];
		for (const word of answers.keys()) {
			results.push(...(await calls.run([jobFor(`${word}`, extra)])));
		}
		return { requests, failures: failuresOf(results) };
	}

	const plain = () => ({ reply: OK });
	const detailed = () => ({ reply: { ...OK, extra: extraOf({ side: 1 }) } });
	const refusing = () => ({ reply: replyOf(4000) });
	const refusingDetails = (extra?: ExtraRequest) => (extra ? refusing() : plain());
	const unknown = (extra?: ExtraRequest): ServiceAnswer => {
		if (extra) throw new UntrustedReply('no-data', 200);
		return plain();
	};

	test.each([
		['refuses', refusingDetails],
		['answers oddly', unknown],
	])(
		'is made without them where a service %s two images, and never again with',
		async (_, answer) => {
			expect(await asked([answer, answer, answer])).toEqual({
				requests: [
					['0', true],
					['0', undefined],
					['1', true],
					['1', undefined],
					['2', undefined],
				],
				failures: [null, null, null],
			});
		},
	);

	test('goes on with them where a link had failed once', async () => {
		const { requests } = await asked([refusingDetails, detailed, detailed]);
		expect(requests.slice(2)).toEqual([
			['1', true],
			['2', true],
		]);
	});

	test('is not made twice once a reply has shown that the service knows them', async () => {
		expect(await asked([detailed, refusing])).toEqual({
			requests: [
				['0', true],
				['1', true],
			],
			failures: [null, RefusedReply],
		});
	});

	test('goes on with them where the image itself was refused', async () => {
		const { requests, failures } = await asked([refusing, detailed]);
		expect(requests).toEqual([
			['0', true],
			['0', undefined],
			['1', true],
		]);
		expect(failures).toEqual([RefusedReply, null]);
	});

	test('that an option asks for is never made without', async () => {
		const copies = { crops: ['card'] } as const;
		expect((await asked([refusingDetails], copies)).requests).toEqual([['0', copies]]);
	});

	test.each([4011, 4030, 5030])('is not made twice where a service answers %i', async (code) => {
		expect((await asked([() => ({ reply: replyOf(code) })])).requests).toEqual([['0', true]]);
	});
});

describe('a failure', () => {
	test.each<[string, () => ServiceAnswer]>([
		['4011', () => ({ reply: replyOf(4011) })],
		['4030', () => ({ reply: replyOf(4030) })],
		['http-503', () => thrower(new PassingStatus(503))],
		...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].map(
			(code): [string, () => ServiceAnswer] => [
				'no-connection',
				() => thrower(new LostConnection(code)),
			],
		),
	])('%s, which every image would get, ends the sending', async (code, answer) => {
		const { calls, sent } = callsTo(answer);
		const failures = failuresOf(await calls.run(jobsFor(...TWENTY)));
		expect(calls.endedBy?.facts.reasonCode).toBe(code);
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
		const { calls, sent } = callsTo(answer);
		// One more than are sent at a time.
		await calls.run(jobsFor(...TWENTY.slice(0, 6)));
		expect(calls.endedBy).toBeUndefined();
		expect(sent).toHaveLength(6);
	});

	test('ends the sending where the node is set to stop', async () => {
		const { calls } = callsTo(() => ({ reply: replyOf(4000) }), { stopOnFailure: true });
		expect(failuresOf(await calls.run(jobsFor(...TWENTY))).at(-1)).toBe('not-sent');
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
	const results = await calls.run(jobsFor(...TWENTY));
	expect(sent.length).toBeLessThan(20);
	expect(results.at(-1)).toMatchObject({
		thrown: { message: 'Not sent: the execution was stopped' },
	});
});

function thrower(error: Error): never {
	throw error;
}
