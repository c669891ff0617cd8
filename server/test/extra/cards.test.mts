import { expect, test } from '@jest/globals';

import { cardEntries } from '../../src/extra/card-entries.mts';
import { withPeople } from '../../src/extra/people.mts';
import { mapCorners } from '../../src/geometry/quad.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { foundIn, type FoundCard } from '../../src/reading/raster-reading.mts';
import { changed, emblemLines, moved, portraitLines, turned } from '../card/card-lines.mts';
import { greyImage, readingOf } from '../reading/made-reading.mts';

const SIDE = 1600;
const IMAGE = greyImage({ width: SIDE, height: SIDE });

function entriesOf(lines: TextLine[], raster = IMAGE) {
	const reading = readingOf(IMAGE, lines);
	return cardEntries(foundIn(reading), reading, raster);
}

const FULL_ROW = { 上海市黄浦区人民大道: '上海市黄浦区人民大道南' };
const portrait = portraitLines(FULL_ROW);

/** The emblem side below the portrait side, upside down. */
const upsideDown = moved(turned(emblemLines(), Math.PI), 700, 900);

test('each side has its own fields, details, outline and angle, whatever its direction', () => {
	const [first, second] = entriesOf([...portrait, ...upsideDown]);
	expect(first).toMatchObject({
		fields: { side: 1, identity_name: '于雨薇', issued_by: null },
		angle: 0.2,
		needsReview: [],
	});
	expect(first.details.identity_code.box![0]).toEqual([200, 305]);
	expect(second).toMatchObject({
		fields: { side: 0, identity_name: null, issued_by: '上海市公安局黄浦分局' },
		angle: 180,
	});
	expect(second.details.issued_by.confidence).toBeGreaterThan(0.9);
	const [[left, top], , [right, bottom]] = second.box;
	expect([left > right, top > bottom]).toEqual([true, true]);
	for (const { x, y } of upsideDown.flatMap(({ quad }) => quad)) {
		expect([x < left, y < top, x > right, y > bottom]).toEqual([true, true, true, true]);
	}
});

test('an outline stays within the image', () => {
	const [{ box }] = entriesOf(moved(portraitLines(), -30, 0));
	expect(Math.min(...box.flat())).toBe(0);
});

test('a card that was read in a part of the image is placed in the whole image', () => {
	const reading = readingOf(IMAGE, portraitLines());
	const [card] = foundIn(reading);
	const inPart: FoundCard = {
		...card,
		inImage: (quad) => mapCorners(quad, ({ x, y }) => ({ x: SIDE - y, y: x })),
	};
	const [{ angle, details }] = cardEntries([inPart], reading, IMAGE);
	expect(angle).toBe(270.2);
	expect(details.identity_code.box![0]).toEqual([SIDE - 305, 200]);
});

test('each side has its own quality and warnings', () => {
	const data = IMAGE.data.map((level, at) => (at < IMAGE.data.length / 4 ? level : 40));
	const wrong = { '310101199001011242': '310101199001011243' };
	const lines = [...changed(portrait, wrong), ...upsideDown];
	const [first, second] = entriesOf(lines, { ...IMAGE, data });
	expect([first, second]).toMatchObject([
		{ quality: { brightness: 0.502 } },
		{ quality: { brightness: 0.157 } },
	]);
	expect(first.warnings).toContain('check-digit-wrong');
	expect(first.warnings).not.toContain('dark');
	expect(second.warnings).toContain('dark');
	expect(second.warnings).not.toContain('check-digit-wrong');
});

test('values that only the number tells, and two sides, are warned about', () => {
	const [{ warnings }] = entriesOf([
		...changed(portrait, { '1990年1月1日': [], 女: [] }),
		...upsideDown,
	]);
	const known = ['birth-from-number', 'gender-from-number', 'both-sides-in-one-picture'];
	expect(warnings).toEqual(expect.arrayContaining(known));
});

test('doubtful dates prove nothing', () => {
	const emblem = emblemLines({
		'2017.08.12-2037.08.12': ['2017.08.12-2036.08.12', { probability: 0.4 }],
	});
	const entries = [...entriesOf(portrait), ...entriesOf(emblem)];
	const paged = entries.map((entry) => ({ ...entry, page: 1 }));
	const { cards, people } = withPeople(paged, []);
	expect(cards[1].fields.valid_date_end).toBe('2036-08-12');
	expect(people).toMatchObject([{ provenBy: ['same-page', 'same-county'] }]);
});
