import { expect, test } from '@jest/globals';

import { emptyIdCardFields } from '../../../domain/id-card.ts';
import type { ImageResult } from '../../../nodes/IdCardOcr/calls/image-calls.ts';
import { NotSent } from '../../../nodes/IdCardOcr/failure/not-sent.ts';
import { RefusedReply } from '../../../nodes/IdCardOcr/failure/refused-reply.ts';
import { hintsFor, leftOutHint } from '../../../nodes/IdCardOcr/result/hints.ts';

const refused = new RefusedReply({ code: 4011, msg: '', data: null });
const unread = (duplicate = false): ImageResult => ({
	ok: true,
	reply: { code: 5021, msg: '', data: null },
	duplicate,
});
const messagesOf = (...given: Parameters<typeof hintsFor>) =>
	hintsFor(...given).map(({ message, type }) => [type, message]);

test('nothing to say of failures, which the items show', () => {
	expect(hintsFor([{ ok: false, thrown: refused }], { asksDetails: true })).toEqual([]);
});

test('unrecognized images and duplicates are counted', () => {
	expect(messagesOf([unread(), unread(true)], { asksDetails: true })).toEqual([
		['warning', '2 images were not recognized as an ID card.'],
		['info', '1 image was identical to an earlier one and cost no call.'],
	]);
});

test('details that no service was asked for are not missed', () => {
	const data = { ...emptyIdCardFields(), side: 1 } as const;
	const read: ImageResult = { ok: true, reply: { code: 0, msg: '', data }, duplicate: false };
	expect(hintsFor([read], { asksDetails: false })).toEqual([]);
	expect(messagesOf([read], { asksDetails: true })).toEqual([
		['warning', expect.stringMatching(/^1 image was read without details, /)],
	]);
});

test('what ended the sending is named, and how much it left', () => {
	const left = { ok: false, thrown: new NotSent({ kind: 'ended', by: refused }) } as const;
	expect(messagesOf([left], { endedBy: refused, asksDetails: false })).toEqual([
		[
			'warning',
			expect.stringMatching(/^Stopped early: The API key is not valid \(4011\)\. 1 image was left/),
		],
	]);
});

test('of many columns that were left out the first are named', () => {
	const names = [...'abcdefgh'];
	expect(leftOutHint(names)[0].message).toMatch(/left out: a, b, c, d, e\./);
	expect(leftOutHint([])).toEqual([]);
});
