import { expect, test } from '@jest/globals';

import { emptyIdCardFields, type Side } from '../../../domain/id-card.ts';
import { incompleteness } from '../../../nodes/IdCardOcr/result/incompleteness.ts';
import type { Outcome } from '../../../nodes/IdCardOcr/result/outcome.ts';

const read = (side: Side): Outcome => ({
	recognized: true,
	side,
	fields: { ...emptyIdCardFields(), side },
});
const unread: Outcome = {
	recognized: false,
	reason: { code: 5021, message: '', requestId: null, serviceMessage: '' },
};
const KNOWN = { oddValidity: false, missing: [] };

test('one image without a card asks for both sides', () => {
	expect(incompleteness([unread], KNOWN)).toEqual({
		problems: ['picture-not-recognized', 'side-missing'],
		retake: ['portrait', 'emblem'],
		message:
			'No ID card could be read in the image. Please take a sharp photo of the portrait side and the emblem side, without glare.',
	});
});

test('a side beside several people’s others names what was found', () => {
	expect(incompleteness([read(1)], { ...KNOWN, unsure: { 1: 2, 0: 1 } })).toEqual({
		problems: ['not-certain-which'],
		retake: ['emblem'],
		message:
			'The image shows 2 portrait sides and 1 emblem side, and it is not certain which belong together. Please send an image of this card alone.',
	});
});

test('two sides that contradict each other are no whole card', () => {
	const sides = [read(0), read(1)];
	expect(incompleteness(sides, KNOWN)).toBeUndefined();
	expect(incompleteness(sides, { ...KNOWN, mismatched: true })).toEqual({
		problems: ['sides-do-not-match'],
		retake: [],
		message: expect.stringMatching(/do not seem to belong to the same card: .* place or its kind/),
	});
});
