import { expect, test } from '@jest/globals';

import { emptyIdCardFields } from '../../../domain/id-card.ts';
import type { ImageResult } from '../../../nodes/IdCardOcr/calls/image-calls.ts';
import { NotSent } from '../../../nodes/IdCardOcr/failure/not-sent.ts';
import type { ResultSettings } from '../../../nodes/IdCardOcr/input/result-settings.ts';
import { RefusedReply } from '../../../nodes/IdCardOcr/failure/refused-reply.ts';
import { hintsFor, inputHints, type RunFacts } from '../../../nodes/IdCardOcr/result/hints.ts';

const refused = new RefusedReply({ code: 4011, msg: '', data: null });
const unread = (duplicate = false): ImageResult => ({
	ok: true,
	reply: { code: 5021, msg: '', data: null },
	duplicate,
});
const messagesOf = (results: ImageResult[], facts: Partial<RunFacts> = {}) => {
	const none = { asksDetails: false, split: 0, pairs: 0 };
	return hintsFor(results, { ...none, ...facts }).map(({ message, type }) => [type, message]);
};

test('nothing to say of failures, which the items show', () => {
	expect(messagesOf([{ ok: false, thrown: refused }], { asksDetails: true })).toEqual([]);
});

test('duplicates, items that came out as several, and items with two files are counted', () => {
	expect(messagesOf([unread(), unread(true)], { asksDetails: true })).toEqual([
		['info', '1 image was identical to an earlier one and cost no call.'],
	]);
	expect(messagesOf([unread()], { split: 1, pairs: 2 })).toEqual([
		['info', expect.stringMatching(/^1 item came out as several: /)],
		['info', "2 items have two files. One person? Then set 'One Item Per' to Person."],
	]);
});

test('details that no service was asked for are not missed', () => {
	const data = { ...emptyIdCardFields(), side: 1 } as const;
	const read: ImageResult = { ok: true, reply: { code: 0, msg: '', data }, duplicate: false };
	expect(messagesOf([read])).toEqual([]);
	expect(messagesOf([read], { asksDetails: true })).toEqual([
		['warning', expect.stringMatching(/^1 image was read without details, /)],
	]);
});

test('what ended the sending is named, and how much it left', () => {
	const left = { ok: false, thrown: new NotSent({ kind: 'ended', by: refused }) } as const;
	expect(messagesOf([left], { endedBy: refused })).toEqual([
		[
			'warning',
			expect.stringMatching(/^Stopped early: The API key is not valid \(4011\)\. 1 image was left/),
		],
	]);
});

test('of many columns that were left out the first are named', () => {
	const settings = { keepColumns: 'fitting' } as ResultSettings;
	const row = Object.fromEntries([...'abcdefgh'].map((name) => [name, {}]));
	expect(inputHints([{ row, settings }])[0].message).toMatch(/left out: a, b, c, d, e\./);
	expect(inputHints([{ row: { a: 'text' }, settings }])).toEqual([]);
});
