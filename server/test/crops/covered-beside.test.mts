import { expect, test } from '@jest/globals';

import type { Redactable } from '../../../domain/extra.ts';
import { coveredBeside } from '../../src/crops/covered-beside.mts';
import { contains, type Quad } from '../../src/geometry/quad.mts';
import { uprightCorners } from '../../src/geometry/rotated-bounds.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { line, portraitToScale } from '../card/card-lines.mts';
import { madeCard } from './made-card.mts';

const NUMBER = '310101199001011242';
const { cards } = madeCard(portraitToScale()).reading;
const [{ fields }] = cards;
const ALL: readonly Redactable[] = [
	...(['identity_name', 'gender', 'race', 'birth', 'address', 'identity_code'] as const),
	'portrait',
];

/** The lines that are covered whole. */
function coveredOf(lines: readonly TextLine[], of = cards, covered = ALL): string[] {
	const places = coveredBeside({ lines, unread: [], alone: [], isMirrored: false }, of, covered);
	const isCovered = ({ quad }: TextLine) =>
		places.some((place) => quad.every((corner) => contains(place, corner)));
	expect(places).toHaveLength(lines.filter(isCovered).length);
	return lines.filter(isCovered).map(({ text }) => text);
}

/** Lines one below the other. */
const below = (...texts: string[]) => texts.map((text, row) => line(text, 0, 45 * row));
/** Cells of a row. */
const row = (...texts: string[]) => texts.map((text, cell) => line(text, 250 * cell, 0));

test.each<[string, TextLine[], string[]]>([
	['a line of which a part is a value', below('申请人于雨薇已到场'), ['申请人于雨薇已到场']],
	[
		'a number that goes on below, though with 3 digits',
		below(`证件号${NUMBER.slice(0, 15)}`, '242', '年242'),
		[`证件号${NUMBER.slice(0, 15)}`, '242'],
	],
	['a number of a digit to a cell', row(...NUMBER), [...NUMBER]],
	['a name of a character to a cell', row('姓名', '于', '雨', '薇', '先生'), ['于', '雨', '薇']],
	['a gender in the cell after its label', row('性别', '女', '备注'), ['女']],
	['what says nothing of the person', below('申请表', '女士', '汉口', '2026-11-28'), []],
	['dates in a row', row('2016.05.17', '2036.05.17', '2026.11.28'), []],
])('covers of %s what repeats a value', (_name, lines, expected) => {
	expect(coveredOf(lines)).toEqual(expected);
});

test('covers values of any card, but only those that are asked for', () => {
	const lines = below('申请人于雨薇', '陪同人高山', `编号${NUMBER}`);
	const other = { ...cards[0], fields: { ...fields, identity_name: '高山' } };
	expect(coveredOf(lines, [cards[0], other], ['identity_name'])).toEqual([
		'申请人于雨薇',
		'陪同人高山',
	]);
	expect(coveredOf(lines, cards, ['portrait'])).toEqual([]);
});

test('covers all that was not read, with a margin', () => {
	const [{ quad }] = below('于');
	for (const hidden of [
		{ unread: [quad], alone: [] },
		{ unread: [], alone: [quad] },
	]) {
		const beside = { lines: [], ...hidden, isMirrored: false };
		const [place, ...others] = coveredBeside(beside, [], ['portrait']);
		expect(others).toEqual([]);
		expect(place[0]).toEqual({ x: quad[0].x - 7.5, y: quad[0].y - 7.5 });
	}
});

test('covers the gaps in a stack of unread characters, and no others', () => {
	const boxAt = (left: number, top: number): Quad => {
		return uprightCorners({ left, right: left + 20, top, bottom: top + 30 });
	};
	// Three in a stack with characters missing between, one too far below, one aside.
	const unread = [boxAt(100, 0), boxAt(104, 100), boxAt(98, 180), boxAt(100, 400), boxAt(160, 60)];
	const places = coveredBeside(
		{ lines: [], unread, alone: [], isMirrored: false },
		[],
		['portrait'],
	);
	const isCovered = (x: number, y: number) => places.some((place) => contains(place, { x, y }));
	expect([60, 150, 300, 420].map((y) => isCovered(110, y))).toEqual([true, true, false, true]);
	expect(isCovered(170, 130)).toBe(false);
});
