import { describe, expect, test } from '@jest/globals';

import { toReadAgain } from '../../src/card/review/confidences.mts';
import { readCards, type ReadCard } from '../../src/card/read-cards.mts';
import { sizeOf } from '../../src/geometry/quad.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import {
	nextPass,
	type DetectionPass,
	type MadePass,
	type PlannedPass,
} from '../../src/reading/passes.mts';
import { changed, emblemLines, line, moved, portraitLines, turned } from '../card/card-lines.mts';

const LARGE = { width: 2000, height: 2000 };
const SMALL = { width: 660, height: 420 };

const ADDRESS = '上海市黄浦区人民大道';
const sure = changed(portraitLines(), { [ADDRESS]: [line(`${ADDRESS}南`, 120, 200)] });
const doubtful = changed(sure, { 于雨薇: [line('于雨薇', 120, 50, { probability: 0.5 })] });

const cardsOf = (lines: readonly TextLine[]) => readCards([{ lines, isInk: false }]);
const marked = (cards: readonly ReadCard[]) => cards.map((card) => ({ ...card, hasMarks: true }));

/** A pass other than one over unread cells. */
type Planned = Exclude<PlannedPass, { aim: 'cells' }>;

/** All passes over an image if each of them gives the same lines. */
function plannedFor(
	cards: readonly ReadCard[],
	lines: readonly TextLine[] = [],
	image = LARGE,
): Planned[] {
	const passes: MadePass[] = [{ aim: 'first', isInk: false, lines }];
	const planned: Planned[] = [];
	for (;;) {
		const next = nextPass({ cards, passes, image });
		if (next === null) return planned;
		if (next.aim !== 'cells') planned.push(next);
		passes.push({ aim: next.aim, isInk: next.aim === 'ink', lines });
	}
}

const aims = (planned: readonly Planned[]) => planned.map(({ aim }) => aim);

/** The passes that detect lines. */
const detections = (planned: readonly Planned[]) =>
	planned.filter((pass): pass is DetectionPass => pass.aim !== 'wider');

describe('after the first pass', () => {
	test('a doubtful card gets wider crops, then a closer pass', () => {
		expect(aims(plannedFor(cardsOf(doubtful), doubtful))).toEqual(['wider', 'closer']);
	});

	test('a card with room for lost characters gets the same passes', () => {
		const late = changed(sure, { 于雨薇: [line('雨薇', 180, 50, { probability: 0.999 })] });
		expect(aims(plannedFor(cardsOf(late), late))).toEqual(['wider', 'closer']);
	});

	test.each([
		['lacks a field', { 于雨薇: [] }],
		['contradicts its number', { '1990年1月1日': [line('1990年1月2日', 120, 150)] }],
	])('a card that %s gets an ink pass as well', (_, change) => {
		const lines = changed(sure, change);
		expect(aims(plannedFor(cardsOf(lines), lines))).toEqual(['wider', 'closer', 'ink']);
	});

	test('a card whose wider crops say the same as its lines gets no closer pass', () => {
		const unsure = changed(sure, { 于雨薇: [line('于雨薇', 120, 50, { probability: 0.985 })] });
		const once = [{ lines: unsure, isInk: false }];
		expect(toReadAgain(readCards(once)[0])).toEqual(['identity_name']);
		expect(toReadAgain(readCards([...once, ...once])[0])).toEqual([]);
	});

	test('a marked doubtful card gets the ink pass first', () => {
		expect(aims(plannedFor(marked(cardsOf(doubtful))))).toEqual(['ink', 'closer']);
	});

	test('a marked card without other doubts gets an ink pass alone', () => {
		expect(aims(plannedFor(marked(cardsOf(sure))))).toEqual(['ink']);
	});

	test('several cards get one closer pass together, even without doubt', () => {
		const two = cardsOf([...sure, ...moved(emblemLines(), 0, 600)]);
		expect(two).toHaveLength(2);
		expect(plannedFor(two)).toEqual([{ aim: 'closer', region: null, longSide: 640 }]);
	});

	test('a page without a hint of a card gets one closer pass', () => {
		const page = ['沿着石板路', '慢慢往回走'].map((text, row) => line(text, 0, 40 * row));
		expect(plannedFor([], page)).toEqual([{ aim: 'closer', region: null, longSide: 960 }]);
	});
});

describe('wider crops', () => {
	const quadsOf = (lines: readonly TextLine[], others: readonly TextLine[] = []) => {
		const [pass] = plannedFor(cardsOf(lines), [...lines, ...others]);
		return pass.aim === 'wider' ? pass.quads : null;
	};

	test('are those of the card alone', () => {
		expect(quadsOf(doubtful, [line('沿着石板路', 0, 900)])).toHaveLength(doubtful.length);
	});

	test('have more above and below the line, whichever way it runs', () => {
		const [first] = quadsOf(doubtful)!;
		const { quad } = doubtful[0];
		const height = quad[3].y - quad[0].y;
		expect(first[0]).toEqual({ x: quad[0].x, y: quad[0].y - 0.06 * height });
		expect(first[2]).toEqual({ x: quad[2].x, y: quad[2].y + 0.06 * height });
		const [turnedFirst] = quadsOf(turned(doubtful, Math.PI))!;
		expect(sizeOf(turnedFirst).height).toBeCloseTo(1.12 * height);
		expect(sizeOf(turnedFirst).width).toBeCloseTo(sizeOf(quad).width);
	});
});

describe('a pass is over', () => {
	test('the card and three millimetres around it', () => {
		const [{ region, longSide }] = detections(plannedFor(cardsOf(doubtful)));
		expect(longSide).toBe(960);
		const [topLeft, , bottomRight] = region!;
		// Its name's label, 6.5 mm from the edge, is at 40 to 80 pixels: 7 pixels per millimetre.
		expect(topLeft.x).toBeGreaterThan(-40);
		expect(topLeft.x).toBeLessThan(0);
		expect(bottomRight.x - topLeft.x).toBeGreaterThan(7 * 91);
		expect(bottomRight.x - topLeft.x).toBeLessThan(8 * 92);
	});

	test('the whole image if the card fills it', () => {
		expect(detections(plannedFor(cardsOf(doubtful), [], SMALL))[0].region).toBeNull();
	});

	test('the region around a hint', () => {
		const [{ region }] = detections(plannedFor([], [line('公民身份号码', 900, 900)]));
		expect(region![0].x).toBeGreaterThan(0);
		expect(region![0].x).toBeLessThan(900);
		expect(region![2].x).toBeGreaterThan(1020);
	});
});
