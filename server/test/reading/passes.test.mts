import { describe, expect, test } from '@jest/globals';

import { readCards, type ReadCard } from '../../src/card/read-cards.mts';
import { sizeOf } from '../../src/geometry/quad.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import {
	isIn,
	nextPass,
	type DetectionPass,
	type MadePass,
	type PlannedPass,
} from '../../src/reading/passes.mts';
import { changed, emblemLines, line, moved, portraitLines, turned } from '../card/card-lines.mts';

const LARGE = { width: 2000, height: 2000 };
const SMALL = { width: 660, height: 420 };

const ADDRESS = '上海市黄浦区人民大道';
const sure = portraitLines({ [ADDRESS]: `${ADDRESS}南` });
const doubtful = changed(sure, { 于雨薇: ['于雨薇', { probability: 0.5 }] });

const nameLines = doubtful.filter(({ text }) => /姓名|于雨薇/.test(text));

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

	test('a marked card without other doubts gets an ink pass alone', () => {
		expect(aims(plannedFor(marked(cardsOf(sure))))).toEqual(['ink']);
	});

	test('a card that says what it may be used for gets an ink pass first', () => {
		const lines = [...doubtful, line('复印无效', 100, 100)];
		expect(aims(plannedFor(cardsOf(lines), lines))).toEqual(['ink', 'closer']);
	});

	test('several cards get one closer pass together, even without doubt', () => {
		const two = cardsOf([...sure, ...moved(emblemLines(), 0, 600)]);
		expect(two).toHaveLength(2);
		expect(plannedFor(two)).toEqual([{ aim: 'closer', region: null, longSide: 640, rows: null }]);
	});
});

describe('wider crops', () => {
	const quadsOf = (lines: readonly TextLine[], others: readonly TextLine[] = []) => {
		const [pass] = plannedFor(cardsOf(lines), [...lines, ...others]);
		return pass.aim === 'wider' ? pass.quads : null;
	};

	test('are those of rows with a doubtful value, on the card', () => {
		const quads = quadsOf(doubtful, [line('沿着石板路', 0, 900)]);
		expect(quads).toHaveLength(nameLines.length);
	});

	test('have more above and below the line, whichever way it runs', () => {
		const [first] = quadsOf(doubtful)!;
		const [{ quad }] = nameLines;
		const height = quad[3].y - quad[0].y;
		expect(first[0]).toEqual({ x: quad[0].x, y: quad[0].y - 0.06 * height });
		expect(first[2]).toEqual({ x: quad[2].x, y: quad[2].y + 0.06 * height });
		const [turnedFirst] = quadsOf(turned(doubtful, Math.PI))!;
		expect(sizeOf(turnedFirst).height).toBeCloseTo(1.12 * height);
		expect(sizeOf(turnedFirst).width).toBeCloseTo(sizeOf(quad).width);
	});
});

test('a closer pass reads the rows with a doubtful value', () => {
	const [pass] = detections(plannedFor(cardsOf(doubtful)));
	const isRead = isIn(pass.rows!);
	const read = doubtful.filter(({ quad }) => isRead(quad));
	expect(read).toEqual(nameLines);
});

describe('a pass is over', () => {
	test('the whole image if the card fills it', () => {
		expect(detections(plannedFor(cardsOf(doubtful), [], SMALL))[0].region).toBeNull();
	});
});
