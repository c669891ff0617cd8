import { expect, test } from '@jest/globals';
import { NodeApiError, type INode } from 'n8n-workflow';

import { Failure } from '../../../nodes/IdCardOcr/failure/failure.ts';
import { LostConnection } from '../../../nodes/IdCardOcr/failure/lost-connection.ts';
import { PassingStatus } from '../../../nodes/IdCardOcr/failure/passing-status.ts';
import { RefusedReply } from '../../../nodes/IdCardOcr/failure/refused-reply.ts';
import { callsTo, jobsFor, replyOf } from './service.mts';

const NODE = { name: 'ID Card OCR', type: 'card', typeVersion: 1 } as INode;

/** A fault as n8n throws it for a request without a reply. */
const fault = (httpCode: string) => new NodeApiError(NODE, {}, { message: 'none', httpCode });

test.each<[string, () => unknown]>([
	['a passing code', () => ({ reply: replyOf(5020) })],
	['a connection that was refused', () => Promise.reject(fault('ECONNREFUSED'))],
	['a body that broke off', () => Promise.reject(new LostConnection('ECONNRESET'))],
	['a status of a proxy', () => Promise.reject(new PassingStatus(503))],
])('%s is retried', async (_, first) => {
	const { calls, sent } = callsTo(
		async () => (sent.length === 1 ? ((await first()) as never) : { reply: replyOf(0) }),
		{ maxTries: 2 },
	);
	expect(await calls.run(jobsFor('a'))).toEqual([
		{ ok: true, reply: replyOf(0), duplicate: false },
	]);
	expect(sent).toEqual(['a', 'a']);
});

test.each<[string, () => unknown]>([
	['a code that stays', () => ({ reply: replyOf(4000) })],
	['a fault that stays', () => Promise.reject(fault('CERT_HAS_EXPIRED'))],
	['an error of another kind', () => Promise.reject(new Error('unknown'))],
])('%s is not, and is a failure with a reason', async (_, first) => {
	const { calls, sent } = callsTo(async () => (await first()) as never, { maxTries: 5 });
	expect(await calls.run(jobsFor('a'))).toEqual([{ ok: false, thrown: expect.any(Failure) }]);
	expect(sent).toEqual(['a']);
});

test('the failure is that of the last try', async () => {
	const { calls, sent } = callsTo(() => ({ reply: replyOf(sent.length === 1 ? 5000 : 5020) }), {
		maxTries: 2,
	});
	const [result] = await calls.run(jobsFor('a'));
	expect(result).toEqual({ ok: false, thrown: expect.any(RefusedReply) });
	expect(result).toMatchObject({ thrown: { reply: { code: 5020 } } });
});
