import { isDoubtful } from '../card/doubts.mts';
import { hintedRegion, isCloser } from '../card/hints.mts';
import { outlineOf } from '../card/placement.mts';
import type { CardPass, ReadCard } from '../card/read-cards.mts';
import { unreadCells, type UnreadCell } from '../card/unread-cells.mts';
import { centerOf, contains, pointBetween, type Quad, type Size } from '../geometry/quad.mts';

/**
 * A pass over an image after the first one: a detection, the lines of the first one in wider crops, or the
 * cells of a card without a line.
 */
export type PlannedPass =
	| DetectionPass
	| { aim: 'wider'; quads: readonly Quad[] }
	| { aim: 'cells'; cells: readonly UnreadCell[] };

/** A pass that detects lines. */
export interface DetectionPass {
	/** What it does: looks closer, separates black print from marks, or stretches the contrast. */
	aim: Aim;
	/** Part of the image to detect in; `null` for the whole image. */
	region: Quad | null;
	/** Long side, in pixels, that detection works on. */
	longSide: number;
}

/** The lines of a pass. */
export interface MadePass extends CardPass {
	aim: PlannedPass['aim'] | 'first';
}

/** What the passes so far have given. */
export interface Progress {
	cards: readonly ReadCard[];
	passes: readonly MadePass[];
	image: Size;
}

/** Long sides, in pixels: of a closer pass, and of one over several cards. */
export const CLOSER_SIDE = 960;
const SEVERAL_CARDS_SIDE = 640;

/** So many lines with the same run of so many characters are a watermark. */
const REPEATED = 3;
const RUN = 5;

/** Margin of a card's outline, in millimetres. */
const MARGIN = 3;

/** What a pass after the first one is for. */
type Aim = 'closer' | 'ink' | 'contrast';

/**
 * The next pass over an image; `null` where none could help. The cheapest come first: cells without a line, then
 * wider crops. Where marks lie over values, wider crops would only show more of them, and black print comes before
 * a closer look: it is read at the same resolution.
 */
export function nextPass(progress: Progress): PlannedPass | null {
	const { cards, passes, image } = progress;
	if (isSettled(progress)) return null;
	const made = new Set(passes.map(({ aim }) => aim));
	const cells = made.has('cells') ? [] : cards.flatMap(unreadCells);
	if (cells.length > 0) return { aim: 'cells', cells };
	const isMarked = cards.some(({ hasMarks }) => hasMarks) || passes.some(repeatsText);
	const wider = isMarked || made.has('wider') ? [] : widerLines(progress);
	if (wider.length > 0) return { aim: 'wider', quads: wider };
	const order: Aim[] = isMarked ? ['ink', 'closer'] : ['closer', 'ink'];
	// Stretched contrast may find a card. On cards already found it read nothing better (500 drawn ones).
	const aims: Aim[] = cards.length > 0 ? order : [...order, 'contrast'];
	const aim = aims.find((one) => !made.has(one));
	if (aim === undefined) return null;
	const lines = passes.flatMap((pass) => pass.lines);
	const hinted = cards.length > 0 ? undefined : hintedRegion(lines, image);
	// A page without a hint of a card in two passes has none in the next.
	const isBlank = cards.length === 0 && hinted === undefined && !passes.some(repeatsText);
	if (made.size > 1 && isBlank) return null;
	const longSide = cards.length > 1 ? SEVERAL_CARDS_SIDE : CLOSER_SIDE;
	return { aim, region: hinted ?? regionOf(cards, image), longSide };
}

/** Whether all cards that the passes show were read without doubt, and another pass would be wasted. */
function isSettled({ cards, passes }: Progress): boolean {
	const isInkRead = passes.some(({ aim }) => aim === 'ink');
	const isDoubted = (card: ReadCard) => (card.hasMarks && !isInkRead) || isDoubtful(card);
	if (cards.length === 0 || cards.some(isDoubted)) return false;
	// Several cards are small, so that a closer pass is more reliable.
	return cards.length === 1 || passes.length > 1;
}

/** Whether one text is written all over the image, as where a copy is marked. */
function repeatsText({ lines }: CardPass): boolean {
	const counts = new Map<string, number>();
	for (const { text } of lines) {
		const runs = new Set<string>();
		for (let at = 0; at + RUN <= text.length; at++) runs.add(text.slice(at, at + RUN));
		for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1);
	}
	return [...counts.values()].some((count) => count >= REPEATED);
}

/**
 * The lines of the only card that the first pass read, in wider crops. Where there are several cards, their lines
 * are small, and a closer look helps more.
 */
function widerLines({ cards: [card, ...others], passes: [first] }: Progress): Quad[] {
	if (card === undefined || others.length > 0) return [];
	const outline = outlineOf(card.placement, MARGIN);
	const quads = first.lines.map(({ quad }) => quad);
	return quads.filter((quad) => contains(outline, centerOf(quad))).map(widened);
}

/** The share of a line's height that is added above and below it. */
const SPREAD = 0.06;

/** A line's box made higher: blur spreads letters beyond what was detected, and another crop is a second opinion. */
export function widened([topLeft, topRight, bottomRight, bottomLeft]: Quad): Quad {
	return [
		pointBetween(topLeft, bottomLeft, -SPREAD),
		pointBetween(topRight, bottomRight, -SPREAD),
		pointBetween(bottomRight, topRight, -SPREAD),
		pointBetween(bottomLeft, topLeft, -SPREAD),
	];
}

/** The only card; `null` for the whole image. */
function regionOf([card, ...others]: readonly ReadCard[], image: Size): Quad | null {
	if (card === undefined || others.length > 0) return null;
	const outline = outlineOf(card.placement, MARGIN);
	return isCloser(outline, image) ? outline : null;
}
