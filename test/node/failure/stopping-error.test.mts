import { expect, test } from '@jest/globals';
import type { INode } from 'n8n-workflow';

import { LostConnection } from '../../../nodes/IdCardOcr/failure/lost-connection.ts';
import { NotSent } from '../../../nodes/IdCardOcr/failure/not-sent.ts';
import { RefusedReply } from '../../../nodes/IdCardOcr/failure/refused-reply.ts';
import { stoppingError } from '../../../nodes/IdCardOcr/failure/stopping-error.ts';
import { replyOf } from '../calls/service.mts';

const NODE = { name: 'ID Card OCR', type: 'card', typeVersion: 1 } as INode;
const failed = (itemIndex: number, thrown: unknown) => ({ itemIndex, thrown, masked: false });
const refused = (itemIndex: number, code: number) =>
	failed(itemIndex, new RefusedReply(replyOf(code)));
const gone = new LostConnection('ECONNREFUSED');
const notSent = failed(0, new NotSent({ kind: 'ended', by: gone }));

test.each([
	['the first failure', [refused(1, 4029), refused(2, 4000)], /\(4029\) \[item 1\]$/],
	[
		'the quota before an earlier 4029',
		[refused(1, 4029), refused(2, 4030)],
		/\(4030\) \[item 2\]$/,
	],
	['the key before an earlier 4000', [refused(1, 4000), refused(2, 4011)], /\(4011\) \[item 2\]$/],
	['what ended the run, not what followed', [notSent, failed(3, gone)], /^The .*\[item 3\]$/],
	['what was not sent, if that is all', [notSent], /^Not sent.*\[item 0\]$/],
])('%s is named', (_, failures, words) => {
	expect(stoppingError(NODE, failures, 0).message).toMatch(words);
});

test.each([
	[0, /^Run the rest tomorrow, or ask for more\.$/],
	[1, /more\. 1 image had been read, and its result is lost\. .*'On Error' to continue\.$/],
	[20, /more\. 20 images had been read, and their results are lost\. .*'On Error' to continue\.$/],
])('with %i images read the description says what is lost', (count, words) => {
	expect(stoppingError(NODE, [refused(0, 4030)], count).description).toMatch(words);
});
