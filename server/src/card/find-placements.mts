import { similarityOf, transform, type Affine, type Pair } from '../geometry/affine.mts';
import { distance, type Point } from '../geometry/quad.mts';
import { findWords, type FoundWord } from './found-words.mts';
import { textOf, type PlacedLine } from './glyph.mts';
import { isSoundIdNumber } from './number.mts';
import {
	isOn,
	mapThrough,
	MIN_DISTANCE,
	pairsOf,
	placementOf,
	pointsOf,
	similarityBy,
	type Placement,
} from './placement.mts';
import { TEMPLATES, type Anchor, type Template } from './template.mts';

/** Words this far, in millimetres, from their place are another document's. */
const TOLERANCE = 5.5;

/** Rows run along the card, within this many radians. */
const MAX_TURN = 0.25;

/** Words nearer to a card's edge, in millimetres, may be a neighbour's. */
const EDGE = 3;

/** More words are a printed list, not a few cards; every pair of words is tried. */
const MOST_WORDS = 240;

/**
 * Perspective moves words by up to this share of their distance to the nearest word that the map goes
 * through, which takes so many ends to tell.
 */
const SLACK = 0.5;
const MANY = 10;

/** How often words are sought again by the map through those found. */
const REFINEMENTS = 3;

/** Finds the cards that the lines show, those with most points first: what is left over is fitted again. */
export function findPlacements(lines: readonly PlacedLine[], minPoints: number): Placement[] {
	let words = TEMPLATES.flatMap((template) =>
		findWords(lines, template).map((word) => ({ template, word })),
	);
	if (words.length > MOST_WORDS) words = words.filter(({ word }) => word.points >= 2);
	if (words.length > MOST_WORDS) return [];
	const all = words.map(({ word }) => word);
	const placements: Placement[] = [];
	for (;;) {
		const best = TEMPLATES.map((template) =>
			bestPlacement(
				template,
				words.filter((one) => one.template === template).map(({ word }) => word),
			),
		).sort((one, other) => (other?.points ?? 0) - (one?.points ?? 0))[0];
		if (best === null || best.points < minPoints) {
			return placements.filter((placement) => !isCovered(placement, all));
		}
		placements.push(best);
		const taken = new Set(best.words.flatMap(({ glyphs }) => glyphs));
		const isTaken = ({ glyphs, line }: FoundWord) =>
			glyphs.some((glyph) => taken.has(glyph)) || isRepeated(best, glyphs[0].at, line);
		words = words.filter(({ word }) => !isTaken(word));
	}
}

/**
 * Whether another card's words lie on this one, as where cards overlap: their values would be mixed. A
 * label is meant, or a number, as a whole; parts of words may be anywhere.
 */
function isCovered(placement: Placement, words: readonly FoundWord[]): boolean {
	const own = new Set(placement.template.anchors);
	const isNumber = ({ word }: Anchor) => typeof word !== 'string' && word.form === 'number';
	const soundOf = ({ anchor, glyphs }: FoundWord) => {
		const text = textOf(glyphs).toUpperCase();
		return isNumber(anchor) && isSoundIdNumber(text) ? text : undefined;
	};
	const number = placement.words.map(soundOf).find((text) => text !== undefined);
	return words.some((word) => {
		const { anchor, glyphs, isWhole } = word;
		if (!own.has(anchor) || !isWhole || !anchor.isUnique) return false;
		const other = soundOf(word);
		const isOther = number !== undefined && other !== undefined && other !== number;
		const { at } = glyphs[0];
		const isElsewhere = distance(placement.toCard(at), anchor.at) > 2 * TOLERANCE;
		return isOn(placement, at, -EDGE) && (isOther || isElsewhere);
	});
}

/** Another pass read the same card's words again. */
function isRepeated(placement: Placement, point: Point, line: PlacedLine): boolean {
	return runsAlong(line, placement.angle) && isOn(placement, point);
}

/** Whether the line runs along a card's rows, or is too short to show where it runs. */
function runsAlong({ angle }: PlacedLine, cardAngle: number): boolean {
	return angle === null || Math.cos(angle - cardAngle) >= Math.cos(MAX_TURN);
}

function bestPlacement(template: Template, words: readonly FoundWord[]): Placement | null {
	let best: FoundWord[] = [];
	for (const map of candidateMaps(words)) {
		const agreeing = agreeingWith(map, words);
		if (pointsOf(agreeing) > pointsOf(best)) best = agreeing;
	}
	// Two words show neither perspective nor the small errors of their own places.
	for (let round = 0; round < REFINEMENTS && best.length > 0; round++) {
		const refined = agreeingWith(mapThrough(pairsOf(best)), words, best);
		if (pointsOf(refined) <= pointsOf(best)) break;
		best = refined;
	}
	return best.length === 0 ? null : placementOf(template, best);
}

/** The similarities that two ends of words show, of one word or of two. */
function* candidateMaps(words: readonly FoundWord[]): Generator<Affine> {
	for (const [index, one] of words.entries()) {
		const [first] = one.ends;
		const own = similarityBy(one);
		if (own !== null) yield own;
		for (const other of words.slice(index + 1)) {
			if (other.anchor === one.anchor) continue;
			if (distance(first.from, other.ends[0].from) < MIN_DISTANCE) continue;
			yield similarityOf([first, other.ends[0]]);
		}
	}
}

/**
 * The words that stand where the map says, each anchor once. Far from the `known` words that it goes
 * through, it may be further off.
 */
function agreeingWith(
	map: Affine,
	words: readonly FoundWord[],
	known: readonly FoundWord[] = [],
): FoundWord[] {
	const ends = pairsOf(known);
	const toleranceAt = ({ from }: Pair) =>
		TOLERANCE +
		(ends.length < MANY ? 0 : SLACK * Math.min(...ends.map((end) => distance(end.from, from))));
	const scale = Math.hypot(map.a, map.d);
	const turn = Math.atan2(map.d, map.a);
	const nearest = new Map<Anchor, { word: FoundWord; off: number }>();
	for (const word of words) {
		const offs = word.ends.map((end) => offOf(map, end) / scale);
		if (word.ends.some((end, index) => offs[index] > toleranceAt(end))) continue;
		const off = Math.max(...offs);
		if (!runsAlong(word.line, turn)) continue;
		const rival = nearest.get(word.anchor);
		const isBetter =
			rival === undefined ||
			word.points > rival.word.points ||
			(word.points === rival.word.points && off < rival.off);
		if (isBetter) nearest.set(word.anchor, { word, off });
	}
	return [...nearest.values()].map(({ word }) => word);
}

function offOf(map: Affine, { from, to }: Pair): number {
	return distance(transform(map, from), to);
}
