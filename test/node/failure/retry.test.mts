import { expect, test } from '@jest/globals';
import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { CHINESE } from '../../../domain/language/chinese.ts';
import { ENGLISH } from '../../../domain/language/english.ts';
import {
	AbsentImage,
	InputRefusal,
	UnusableImage,
} from '../../../nodes/IdCardOcr/failure/input-refusal.ts';
import { LostConnection } from '../../../nodes/IdCardOcr/failure/lost-connection.ts';
import { NotSent } from '../../../nodes/IdCardOcr/failure/not-sent.ts';
import { PassingStatus } from '../../../nodes/IdCardOcr/failure/passing-status.ts';
import { RefusedReply } from '../../../nodes/IdCardOcr/failure/refused-reply.ts';
import { reasonOf, shownFailure } from '../../../nodes/IdCardOcr/failure/shown-failure.ts';
import { UntrustedReply } from '../../../nodes/IdCardOcr/failure/untrusted-reply.ts';

const NODE = { name: 'ID Card OCR', type: 'card', typeVersion: 1 } as INode;
const said = (code: number, request_id?: string) =>
	new RefusedReply({ code, msg: '张三', data: null, request_id });
const refusedFor = (reason: string) =>
	new RefusedReply({ code: 4000, msg: '', data: null, reason });

test.each([
	[said(4000), '4000', 'image'],
	[refusedFor('download-status'), '4000', 'image'],
	[refusedFor('download-timeout'), '4000', 'later'],
	[refusedFor('download-unreachable'), '4000', 'later'],
	[refusedFor('download-unreachable').masked(), '4000', 'later'],
	[refusedFor('url-address'), '4000', 'never'],
	[refusedFor('url-port'), '4000', 'never'],
	[new UnusableImage('too-large', ({ emptyFile }) => emptyFile), 'too-large', 'image'],
	[new AbsentImage(({ noFiles }) => noFiles, ''), 'no-image', 'image'],
	[said(4029), '4029', 'later'],
	[said(4030), '4030', 'later'],
	[new PassingStatus(503), 'http-503', 'later'],
	[new LostConnection('ECONNREFUSED'), 'no-connection', 'later'],
	[new NodeApiError(NODE, {}, { httpCode: 'ECONNRESET' }), 'no-connection', 'later'],
	[new NotSent({ kind: 'ended', by: said(4030) }), '4030', 'later'],
	[new NotSent({ kind: 'failed' }), 'not-sent', 'later'],
	[new NotSent({ kind: 'stopped' }), 'not-sent', 'later'],
	[said(4011), '4011', 'credential'],
	[said(4044), '4044', 'credential'],
	[said(5030), '5030', 'credential'],
	[new LostConnection('ENOTFOUND'), 'no-connection', 'credential'],
	[new LostConnection('CERT_HAS_EXPIRED'), 'no-connection', 'credential'],
	[new LostConnection('SELF_SIGNED_CERT_IN_CHAIN'), 'no-connection', 'credential'],
	[new LostConnection('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'no-connection', 'credential'],
	[new LostConnection('ERR_SSL_WRONG_VERSION_NUMBER'), 'no-connection', 'credential'],
	[new LostConnection('UNHEARD_OF'), 'no-connection', 'later'],
	[new UntrustedReply('not-json', 200), 'not-this-api', 'credential'],
	[new NotSent({ kind: 'ended', by: said(4011) }), '4011', 'credential'],
	[said(4999), '4999', 'never'],
	[new InputRefusal('', ''), 'setting', 'never'],
	[new NodeOperationError(NODE, 'An expression failed'), 'failed', 'never'],
	['thrown text', 'failed', 'never'],
])('%s has code %s and may be tried again: %s', (thrown, code, retry) => {
	expect(reasonOf(thrown, true)).toMatchObject({ code, retry });
});

test('a link that the server does not open has a cure of its own, masked or not', () => {
	const cureOf = (reason: string) => reasonOf(refusedFor(reason), true).sentence(ENGLISH);
	expect(cureOf('url-port')).toMatch(/--link-port\.$/);
	expect(cureOf('download-timeout')).toMatch(/server reaches the link\.$/);
});

test.each([
	[4011, 'credential-invalid'],
	[4029, 'rate-limited'],
	[4030, 'quota-exhausted'],
	[5020, 'temporarily-unavailable'],
	[5030, 'configuration-invalid'],
])("%i declares n8n's cause %s", (code, cause) => {
	expect(said(code).facts.serviceError).toMatchObject({ cause });
});

const sentenceOf = (...given: Parameters<typeof reasonOf>) => reasonOf(...given).sentence(ENGLISH);

test('the sentence has the words of the service, the request to ask about, and what to do', () => {
	expect(sentenceOf(said(4030, 'req_1'), false)).toBe(
		"The key's calls for today are used up (4030): 张三 [request req_1]. Run the rest tomorrow, or ask for more.",
	);
});

test('whoever has to take another photo is shown no request, and no advice for whoever runs the workflow', () => {
	expect(sentenceOf(said(4000, 'req_1'), false)).toBe(
		'The service did not accept the request (4000): 张三',
	);
});

test.each([
	['req_1', 'req_1'],
	['310101199001011234', '***'],
	['张三', '***'],
])('masked, there is none of its words, and request %s is %s', (id, shown) => {
	expect(sentenceOf(said(4011, id), true)).toBe(
		`The API key is not valid (4011) [request ${shown}]. Enter the key again in the credential.`,
	);
});

test.each([
	["n8n's own words", new NodeOperationError(NODE, '张三 failed', { description: '张三' })],
	['what another package threw', new Error('张三 failed')],
	['a request that ended the run', new NotSent({ kind: 'ended', by: said(4011, '张三') })],
])('masked, a failure shows nothing of %s', (_, thrown) => {
	const whole = ({ message, sentence, facts }: ReturnType<typeof shownFailure>) =>
		JSON.stringify({ message, chinese: sentence(CHINESE), facts });
	expect(whole(shownFailure(thrown, false))).toContain('张三');
	expect(whole(shownFailure(thrown, true))).not.toContain('张三');
	expect(reasonOf(thrown, true).code).toBe(reasonOf(thrown, false).code);
});
