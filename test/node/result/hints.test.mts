import { expect, test } from '@jest/globals';

import type { ImageResult } from '../../../nodes/IdCardOcr/calls/image-calls.ts';
import { hintsFor } from '../../../nodes/IdCardOcr/result/hints.ts';

const result = (code: number, duplicate = false): ImageResult => ({
	ok: true,
	reply: { code, msg: '', data: null },
	duplicate,
});
const messagesOf = (...given: Parameters<typeof hintsFor>) =>
	hintsFor(...given).map(({ message, type }) => [type, message]);

test('nothing to say of failures, which the items show', () => {
	expect(hintsFor([{ ok: false, thrown: new Error('any') }], undefined)).toEqual([]);
});

test('unrecognized images and duplicates are counted', () => {
	expect(messagesOf([result(5021), result(5021, true)], undefined)).toEqual([
		['warning', '2 images were not recognized as an ID card.'],
		['info', '1 image was identical to an earlier one and cost no call.'],
	]);
});

test('what ended the sending is named', () => {
	expect(messagesOf([], 4011)).toEqual([
		['warning', 'Sending stopped early: The API key is not valid (4011).'],
	]);
});
