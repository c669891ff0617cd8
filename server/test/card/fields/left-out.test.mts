import { describe, expect, test } from '@jest/globals';

import { confidencesOf, toReadAgain } from '../../../src/card/review/confidences.mts';
import { reviewOf } from '../../../src/card/review/review.mts';
import type { Ink } from '../../../src/card/print/glyph.mts';
import { textOf } from '../../../src/card/print/glyph.mts';
import { readCards, type ReadCard } from '../../../src/card/read-cards.mts';
import { centerOf, type Quad } from '../../../src/geometry/quad.mts';
import type { TextLine } from '../../../src/ocr/text-line.mts';
import { portraitToScale, toScale, type LineOptions } from '../card-lines.mts';

const CHARACTER = 3.4;
const ROW = '上海市黄浦区人民大道';

/** Print that is pale from a place on in the name's row, in millimetres. */
const paleFrom = (left: number): Ink => ({
	contrastIn: (quad: Quad) => {
		const { x, y } = centerOf(quad);
		return x > 10 * left && Math.abs(y - 85) < 20 ? 0.4 : 0.8;
	},
	coverIn: () => 0,
});
const EVEN = paleFrom(Infinity);

const read = (passes: ReadonlyArray<readonly TextLine[]>, ink = EVEN): ReadCard =>
	readCards(
		passes.map((lines, index) => ({ lines, isInk: index === 2 })),
		ink,
	)[0];

/** The card with these texts in the row of an address that is one row long, or of the name. */
const inRow = (row: 'address' | 'name', ...texts: Array<[string, number, LineOptions?]>) => {
	const y = row === 'name' ? 8.5 : 29.6;
	const lines = texts.map(([text, at, options]) =>
		toScale(text, 16 + at * CHARACTER, y, CHARACTER, options),
	);
	return row === 'name'
		? portraitToScale({ 于雨薇: lines })
		: portraitToScale({ [ROW]: lines, '200号3室': [] });
};

/** What was left out of a field, with its reason, if it needs review and another look for that. */
function leftOutOf(card: ReadCard, field: 'address' | 'identity_name') {
	const found = card.leftOut[field]?.map(({ glyphs, reason }) => [textOf(glyphs), reason]);
	const review = reviewOf(card, confidencesOf(card)).find((one) => one.field === field);
	expect(review?.reasons.includes('left-out') ?? false).toBe(found !== undefined);
	expect(toReadAgain(card).includes(field) || found === undefined).toBe(true);
	return found;
}

describe('what is read in the place of a value is in it, or left out for review:', () => {
	test('text behind a gap', () => {
		const card = read([inRow('address', ['上海市黄浦区', 0], ['组93号', 9, { probability: 0.6 }])]);
		expect(card.fields.address).toBe('上海市黄浦区');
		expect(leftOutOf(card, 'address')).toEqual([['组93号', 'behind-gap']]);
	});

	test('a pale character that goes on with a name', () => {
		const lines = inRow('name', ['于雨薇', 0]);
		const card = read([lines, lines, lines], paleFrom(16 + 1.5 * CHARACTER));
		expect(card.fields.identity_name).toBe('于雨');
		expect(leftOutOf(card, 'identity_name')).toEqual([['薇', 'pale']]);
	});

	test('what the pass over black print did not read, if it is as black', () => {
		const lines = inRow('address', ['上海市', 0], ['组93号', 7]);
		const card = read([lines, lines, inRow('address', ['上海市', 0])]);
		expect(leftOutOf(card, 'address')).toEqual([['组93号', 'behind-gap']]);
	});

	test.each(['*', '□', '-', '_', 'X'])('a sign that no name has: %s', (sign) => {
		const card = read([inRow('name', [`于${sign}薇`, 0])]);
		expect(card.fields.identity_name).toBe('于薇');
		expect(leftOutOf(card, 'identity_name')).toEqual([[sign, 'no-part']]);
	});

	test('a dash at the end of a name, which may be 一', () => {
		const card = read([inRow('name', ['于雨-', 0])]);
		expect(card.fields.identity_name).toBe('于雨');
		expect(leftOutOf(card, 'identity_name')).toEqual([['-', 'no-part']]);
	});
});

describe('nothing is left out if it is', () => {
	test('in the value of another pass, a little beside', () => {
		const beside = inRow('address', [ROW, 0.2], ['道', 9.4]);
		const card = read([inRow('address', [ROW, 0]), beside]);
		expect(leftOutOf(card, 'address')).toBeUndefined();
	});

	test('pale and does not go on with the name as print would', () => {
		const lines = inRow('name', ['于雨薇', 0], ['样', 3.9]);
		const card = read([lines, lines, lines], paleFrom(16 + 3 * CHARACTER));
		expect(card.fields.identity_name).toBe('于雨薇');
		expect(card.hasMarks).toBe(true);
		expect(leftOutOf(card, 'identity_name')).toBeUndefined();
	});

	test('paler than the value and no black print, and does not go on with it', () => {
		const marked = inRow('address', ['上海市', 0], ['复印', 7]);
		const paler: Ink = {
			contrastIn: (quad) => (centerOf(quad).x > 10 * (16 + 6 * CHARACTER) ? 0.3 : 0.8),
			coverIn: () => 0,
		};
		const card = read([marked, marked, inRow('address', ['上海市', 0])], paler);
		expect(leftOutOf(card, 'address')).toBeUndefined();
	});
});
