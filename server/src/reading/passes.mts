import { toReadAgain } from '../card/review/confidences.mts';
import { wrongIn } from '../card/review/flaws.mts';
import { unreadCells, type UnreadCell } from '../card/review/unread-cells.mts';
import { hintedRegion, isCloser } from '../card/placing/hints.mts';
import { outlineOf } from '../card/placing/placement.mts';
import { placeLine, type Ink } from '../card/print/glyph.mts';
import { isPurpose } from '../card/print/purpose.mts';
import { readCards, withProven, type CardPass, type ReadCard } from '../card/read-cards.mts';
import { boxOf, CARD, RIM } from '../card/layout/template.mts';
import { centerOf, contains, trimmed, type Quad, type Size } from '../geometry/quad.mts';
import { quadOf } from '../geometry/rotated-bounds.mts';
import type { TextLine } from '../ocr/text-line.mts';

/** What a pass over an image looks at. */
export type Look =
	/** All lines that are detected. */
	| { aim: 'first' }
	/** Those but the legible ones, turned by a quarter: a card on a page may lie across the page's text. */
	| { aim: 'turned'; legible: readonly TextLine[] }
	| DetectionPass
	/** The first pass's lines in the rows of doubtful values, in wider crops. */
	| { aim: 'wider'; quads: readonly Quad[] }
	/** Places of a card where something should be printed, but no line was detected. */
	| { aim: 'cells'; cells: readonly UnreadCell[] };

/** Another detection: closer, of black print alone, or with the contrast stretched. */
export interface DetectionPass {
	aim: Aim;
	/** Part of the image to detect in; `null` for the whole image. */
	region: Quad | null;
	/** Long side, in pixels, that detection works on. */
	longSide: number;
	/** Rows of the card: lines elsewhere are not read. `null` to read all. */
	rows: readonly Quad[] | null;
}

export interface MadePass extends CardPass {
	aim: Exclude<Look['aim'], 'turned'>;
}

export interface Progress {
	cards: readonly ReadCard[];
	passes: readonly MadePass[];
	image: Size;
}

/** What all passes gave. */
export interface CardsInPasses extends Omit<Progress, 'image'> {
	/** The cards as read after each pass; the last ones are `cards`. */
	history: ReadonlyArray<readonly ReadCard[]>;
}

/**
 * The lines that a look showed; `null`, of a recording without this look, ends the loop; the server never sends it.
 */
export type SeenLines = readonly TextLine[] | null;

/**
 * Reads the cards in an image pass by pass: yields what to look at, and expects the lines that it shows. After each
 * pass, the cards are read anew from the lines of all, and what is flawed or unsure decides about the next one. `ink`
 * measures print; see {@link readCards}.
 */
export function* readInPasses(image: Size, ink?: Ink): Generator<Look, CardsInPasses, SeenLines> {
	const passes: MadePass[] = [
		{ aim: 'first', isInk: false, lines: (yield { aim: 'first' }) ?? [] },
	];
	let cards = readCards(passes, ink);
	if (cards.length === 0) {
		const legible = passes[0].lines;
		passes[0].lines = [...legible, ...((yield { aim: 'turned', legible }) ?? [])];
		cards = readCards(passes, ink);
	}
	const history = [cards];
	for (;;) {
		const next = nextPass({ cards, passes, image });
		const lines = next && (yield next);
		if (next === null || lines === null) return { cards, passes, history };
		passes.push({ aim: next.aim, isInk: next.aim === 'ink', lines });
		cards = withProven(readCards(passes, ink), cards);
		history.push(cards);
	}
}

/**
 * Long side, in pixels, of the detection in a closer pass over one card, and over several or the place of one of
 * them.
 */
export const CLOSER_SIDE = { one: 960, several: 640 };

/** So many lines with the same run of so many characters are a watermark. Two cost more passes, for nothing. */
const REPEATED = { lines: 3, characters: 5 };

type Aim = 'closer' | 'ink' | 'contrast';

/** A pass after the first one. */
export type PlannedPass = Exclude<Look, { aim: 'first' } | { aim: 'turned' }>;

/**
 * The next pass over an image; `null` if none could help. The cheapest come first: unread cells, then wider
 * crops. If marks lie over values, wider crops would only show more of them, and the pass over black print
 * comes before the closer one: it has the same resolution.
 */
export function nextPass(progress: Progress): PlannedPass | null {
	const { cards, passes, image } = progress;
	if (isDone(progress)) return null;
	const made = new Set(passes.map(({ aim }) => aim));
	const cells = made.has('cells') ? [] : cards.flatMap(unreadCells);
	if (cells.length > 0) return { aim: 'cells', cells };
	const isMarked =
		cards.some(({ hasMarks }) => hasMarks) ||
		passes.some((pass) => repeatsText(pass) || statesPurpose(pass));
	const only = cards.length === 1 ? outlineOf(cards[0].placement, RIM) : undefined;
	// The lines of several cards are small, so that a closer pass helps more.
	const rows = only === undefined || isMarked ? null : rowsToReadAgain(cards[0]);
	if (rows !== null && !made.has('wider')) {
		const quads = passes[0].lines.map(({ quad }) => quad).filter(isIn(rows));
		if (quads.length > 0) return { aim: 'wider', quads: quads.map(higher) };
	}
	const isFound = cards.length > 0;
	// Black print alone helps only where a field is missing or wrong.
	const isWrong = !isFound || cards.some((card) => wrongIn(card).length > 0);
	const order: Aim[] = isMarked ? ['ink', 'closer'] : isWrong ? ['closer', 'ink'] : ['closer'];
	// Stretched contrast may find a card, but read no card better that was already found.
	const aims: Aim[] = isFound ? order : [...order, 'contrast'];
	const aim = aims.find((one) => !made.has(one));
	if (aim === undefined) return null;
	const lines = passes.flatMap((pass) => pass.lines);
	const region = isFound ? only : hintedRegion(lines, image);
	// If two passes found no hint of a card, the next one will not either.
	const isBlank = !isFound && region === undefined && !passes.some(repeatsText);
	if (made.size > 1 && isBlank) return null;
	const longSide = CLOSER_SIDE[cards.length > 1 ? 'several' : 'one'];
	return { aim, region: region && isCloser(region, image) ? region : null, longSide, rows };
}

/** Whether nothing asks for another pass. */
function isDone({ cards, passes }: Progress): boolean {
	const isInkRead = passes.some(({ aim }) => aim === 'ink');
	const isOpen = (card: ReadCard) => (card.hasMarks && !isInkRead) || toReadAgain(card).length > 0;
	if (cards.length === 0 || cards.some(isOpen)) return false;
	// Several cards are small, so that a closer pass is more reliable.
	return cards.length === 1 || passes.length > 1;
}

/** The rows of the values that are worth reading again, in the image. Any row tells the side. */
function rowsToReadAgain(card: ReadCard): Quad[] {
	const { template, toImage } = card.placement;
	return toReadAgain(card).map((name) => {
		const box = name === 'side' ? undefined : boxOf(template, name);
		const { top, bottom } = box ?? { top: 0, bottom: CARD.height };
		return quadOf({ left: 0, right: CARD.width, top, bottom }, toImage);
	});
}

/** Returns a test of whether a quad's middle is in one of the rows. */
export function isIn(rows: readonly Quad[]): (quad: Quad) => boolean {
	return (quad) => rows.some((row) => contains(row, centerOf(quad)));
}

/** Whether a line says what a copy is for. */
function statesPurpose({ lines }: CardPass): boolean {
	return lines.some((line) => isPurpose(placeLine(line)));
}

/** Whether one text is written all over the image, as on a marked copy. */
function repeatsText({ lines }: CardPass): boolean {
	const { characters } = REPEATED;
	const runs = lines.flatMap(({ text }) => {
		const all = Array.from({ length: text.length - characters + 1 }, (_, start) =>
			text.slice(start, start + characters),
		);
		return [...new Set(all)];
	});
	const same = [...Map.groupBy(runs, (run) => run).values()];
	return same.some(({ length }) => length >= REPEATED.lines);
}

/** Share of a line's height that is added above and below it. */
const SPREAD = 0.06;

/** A line's box made higher: blur spreads characters beyond it, and another crop is a second opinion. */
export function higher(quad: Quad): Quad {
	return trimmed(quad, -SPREAD);
}
