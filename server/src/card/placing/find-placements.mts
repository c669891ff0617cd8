// RANSAC (Fischler & Bolles 1981, "Random Sample Consensus"), but exhaustive: with so few words, every pair
// is tried instead of a random sample.
import { transform, type Affine, type Pair } from '../../geometry/affine.mts';
import { distance } from '../../geometry/quad.mts';
import { RIM, type Anchor, type Template } from '../layout/template.mts';
import { TEMPLATES } from '../layout/templates.mts';
import type { PlacedLine } from '../print/glyph.mts';
import { isPurpose } from '../print/purpose.mts';
import { findWords, soundNumberOf, type FoundWord } from './found-words.mts';
import {
	isOn,
	isWide,
	mapThrough,
	pairsOf,
	placementOf,
	pointsOf,
	runsAlong,
	similarityBy,
	type Placement,
} from './placement.mts';

/**
 * Largest residual of an inlier, in millimetres; a word farther from its place is another document's. It grows with
 * each millimetre to the nearest inlier, as perspective moves words far from those fitted.
 */
const TOLERANCE = { near: 5.5, perMillimetre: 0.5 };

/** With more words, the image shows a printed list, not a few cards. Bounds the number of pairs tried. */
const MOST_WORDS = 240;

/** Fewest points of words that place a card: two labels or more, or a number. Its values may add the rest. */
export const LEAST_POINTS = 3;

/** Finds the cards in the lines, best first: after each card, the remaining words are fitted again. */
export function findPlacements(
	lines: readonly PlacedLine[],
	templates: readonly Template[] = TEMPLATES,
): Placement[] {
	let words = templates.flatMap((template) => findWords(lines, template));
	if (words.length > MOST_WORDS) words = words.filter(({ points }) => points >= 2);
	if (words.length > MOST_WORDS) return [];
	const all = words;
	const placements: Placement[] = [];
	for (;;) {
		const [best] = templates
			.flatMap((template) => {
				const own = words.filter(({ anchor }) => template.anchors.includes(anchor));
				return bestPlacement(template, own) ?? [];
			})
			.sort((one, other) => other.points - one.points);
		if (best === undefined || best.points < LEAST_POINTS) {
			return placements.filter((placement) => !isCovered(placement, all));
		}
		placements.push(best);
		const taken = new Set(best.words.flatMap(({ glyphs }) => glyphs));
		const isTaken = ({ glyphs, line }: FoundWord) =>
			glyphs.some((glyph) => taken.has(glyph)) ||
			// Read again by another pass.
			(runsAlong(line, best.angle) && isOn(best, glyphs[0].at));
		words = words.filter((word) => !isTaken(word));
	}
}

/**
 * Whether another card's words lie on this one: the cards overlap, and their values would be mixed. Only
 * whole words that a card has once count; parts of words may be anywhere.
 */
function isCovered(placement: Placement, words: readonly FoundWord[]): boolean {
	const own = new Set(placement.template.anchors);
	const number = placement.words.map(soundNumberOf).find(Boolean);
	return words.some((word) => {
		const { anchor, glyphs, isWhole, line } = word;
		if (!own.has(anchor) || !isWhole || !anchor.isUnique) return false;
		// A purpose across a copy may name what a label does, such as 出生.
		if (isPurpose(line) || !runsAlong(line, placement.angle)) return false;
		const other = soundNumberOf(word);
		const isOther = number && other && other !== number;
		const { at } = glyphs[0];
		const isElsewhere = distance(placement.toCard(at), anchor.at) > 2 * TOLERANCE.near;
		return isOn(placement, at, -RIM) && (isOther || isElsewhere);
	});
}

function bestPlacement(template: Template, words: readonly FoundWord[]): Placement | null {
	let best: FoundWord[] = [];
	for (const map of candidateMaps(words)) {
		const inliers = inliersOf(map, words);
		if (pointsOf(inliers) > pointsOf(best)) best = inliers;
	}
	if (best.length === 0) return null;
	// A map through two words knows no perspective and inherits the errors of their places.
	for (;;) {
		const refined = inliersOf(mapThrough(pairsOf(best)), words, best);
		if (pointsOf(refined) <= pointsOf(best)) return placementOf(template, best);
		best = refined;
	}
}

/** The candidate similarities, each through two word ends: of one word, or of two. */
function* candidateMaps(words: readonly FoundWord[]): Generator<Affine> {
	for (const [index, one] of words.entries()) {
		const [first] = one.ends;
		const own = similarityBy(...one.ends);
		if (own !== null) yield own;
		for (const other of words.slice(index + 1)) {
			if (other.anchor === one.anchor) continue;
			const map = similarityBy(first, other.ends[0]);
			// Most pairs of words on a dense page are of different cards.
			if (map && [one, other].every(({ line }) => runsAlong(line, turnOf(map)))) yield map;
		}
	}
}

/**
 * The inliers of a map, one per anchor. `known` are the words that it was fitted to; far from them, the
 * tolerance is larger.
 */
function inliersOf(
	map: Affine,
	words: readonly FoundWord[],
	known: readonly FoundWord[] = [],
): FoundWord[] {
	const ends = pairsOf(known);
	const toleranceAt = ({ from }: Pair) =>
		TOLERANCE.near +
		(isWide(ends)
			? TOLERANCE.perMillimetre * Math.min(...ends.map((end) => distance(end.from, from)))
			: 0);
	const scale = Math.hypot(map.a, map.d);
	const turn = turnOf(map);
	const nearest = new Map<Anchor, { word: FoundWord; residual: number }>();
	for (const word of words) {
		const [start, end] = word.ends;
		const atStart = residualOf(map, start) / scale;
		if (atStart > toleranceAt(start)) continue;
		const residual = Math.max(atStart, residualOf(map, end) / scale);
		if (residual > toleranceAt(end)) continue;
		if (!runsAlong(word.line, turn)) continue;
		const rival = nearest.get(word.anchor);
		const isBetter =
			rival === undefined ||
			word.points > rival.word.points ||
			(word.points === rival.word.points && residual < rival.residual);
		if (isBetter) nearest.set(word.anchor, { word, residual });
	}
	return [...nearest.values()].map(({ word }) => word);
}

/** By what angle a map turns, in radians. */
function turnOf({ a, d }: Affine): number {
	return Math.atan2(d, a);
}

function residualOf(map: Affine, { from, to }: Pair): number {
	return distance(transform(map, from), to);
}
