import { isDoubtful } from '../card/doubts.mts';
import { hintedRegion, isCloser } from '../card/hints.mts';
import { outlineOf } from '../card/placement.mts';
import type { CardPass, ReadCard } from '../card/read-cards.mts';
import type { TextLine } from '../ocr/text-line.mts';
import type { Quad, Size } from '../geometry/quad.mts';

/** A pass over an image after the first one. */
export interface PlannedPass {
	/** What it does: looks closer, separates black print from marks, or stretches the contrast. */
	aim: Aim;
	/** Part of the image to detect in; `null` for the whole image. */
	region: Quad | null;
	/** Long side, in pixels, that detection works on. */
	longSide: number;
}

/** The lines of a pass. */
export interface MadePass extends CardPass {
	aim: Aim | 'first';
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

/** So many lines of one text are a watermark. */
const REPEATED = 3;

/** Margin of a card's outline, in millimetres. */
const MARGIN = 3;

/** What a pass after the first one is for. */
type Aim = 'closer' | 'ink' | 'contrast';

/**
 * The next pass over an image; `null` where none could help. Where marks lie over values, black print
 * comes first: it is read as closely as by a closer pass.
 */
export function nextPass(progress: Progress): PlannedPass | null {
	const { cards, passes } = progress;
	if (isSettled(progress)) return null;
	const aims: Aim[] = cards.some(({ hasMarks }) => hasMarks)
		? ['ink', 'closer', 'contrast']
		: ['closer', 'ink', 'contrast'];
	const made = new Set(passes.map(({ aim }) => aim));
	const aim = aims.find((one) => !made.has(one));
	if (aim === undefined || (made.size > 1 && !showsPrint(progress))) return null;
	const longSide = cards.length > 1 ? SEVERAL_CARDS_SIDE : CLOSER_SIDE;
	return { aim, region: regionOf(progress), longSide };
}

/** Whether all cards that the passes show were read without doubt, and another pass would be wasted. */
function isSettled({ cards, passes }: Progress): boolean {
	const isInkRead = passes.some(({ aim }) => aim === 'ink');
	const isDoubted = (card: ReadCard) => (card.hasMarks && !isInkRead) || isDoubtful(card);
	if (cards.length === 0 || cards.some(isDoubted)) return false;
	// Several cards are small, so that a closer pass is more reliable.
	return cards.length === 1 || passes.length > 1;
}

/** A page without a hint of a card in two passes has none in the next. */
function showsPrint({ cards, passes, image }: Progress): boolean {
	if (cards.length > 0 || hintedRegion(linesIn(passes), image) !== undefined) return true;
	return passes.some(({ lines }) => repeats(lines));
}

/** Whether one text is written all over the image, as where a copy is marked. */
function repeats(lines: readonly TextLine[]): boolean {
	const groups = Map.groupBy(lines, ({ text }) => text);
	return [...groups.values()].some((group) => group.length >= REPEATED);
}

/** The card, or what hints at one; `null` for the whole image. */
function regionOf({ cards, passes, image }: Progress): Quad | null {
	const [card, ...others] = cards;
	if (others.length > 0) return null;
	if (card === undefined) return hintedRegion(linesIn(passes), image) ?? null;
	const outline = outlineOf(card.placement, MARGIN);
	return isCloser(outline, image) ? outline : null;
}

function linesIn(passes: readonly CardPass[]) {
	return passes.flatMap(({ lines }) => lines);
}
