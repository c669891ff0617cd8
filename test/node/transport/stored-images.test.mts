import { expect, test } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Extra } from '../../../domain/extra.ts';
import { withStoredImages } from '../../../nodes/IdCardOcr/transport/stored-images.ts';
import { extraOf } from '../extra-stub.mts';

/** Keeps files as n8n does: an id in their place. */
const stored: string[] = [];
const context = {
	helpers: {
		prepareBinaryData: async (bytes: Buffer, fileName: string, mimeType: string) => {
			stored.push(bytes.toString());
			return { id: bytes.toString(), fileName, mimeType, data: '' };
		},
	},
} as unknown as IExecuteFunctions;

const base64 = (text: string) => Buffer.from(text).toString('base64');
const answerWith = (extra?: Extra) => ({
	reply: { code: 0, msg: '', data: null, extra },
	retryAfterMs: 7,
});

test('images are moved out of the reply to where files are kept', async () => {
	const extra = extraOf({ side: 1 });
	const [card] = extra.cards;
	const crops = [
		{ card: base64('front'), portrait: base64('face') },
		{ portrait: null, redacted: null, copy: base64('copy') },
		undefined,
	];
	const answer = await withStoredImages(
		context,
		answerWith({
			...extra,
			cards: crops.map((own) => ({ ...card, crops: own })),
		}),
	);
	expect(stored).toEqual(['front', 'face', 'copy']);
	const { files, reply, retryAfterMs } = answer;
	const ids = files!.map((own) => [own.card?.id, own.portrait?.id, own.copy?.id]);
	expect(ids).toEqual([
		['front', 'face', undefined],
		[undefined, undefined, 'copy'],
		[undefined, undefined, undefined],
	]);
	for (const text of stored) expect(JSON.stringify(reply)).not.toContain(base64(text));
	expect(reply.extra!.cards).toHaveLength(3);
	expect(retryAfterMs).toBe(7);
});

test('an answer without details stays as it is', async () => {
	const answer = answerWith();
	expect(await withStoredImages(context, answer)).toBe(answer);
});
