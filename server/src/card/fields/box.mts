import { median } from '../../geometry/median.mts';
import type { Point } from '../../geometry/quad.mts';
import type { FieldBox } from '../layout/template.mts';
import { isPrinted } from '../placing/found-words.mts';
import { isAlong, type Placement } from '../placing/placement.mts';
import { textOf, type Glyph, type PlacedLine } from '../print/glyph.mts';
import { isPurpose } from '../print/purpose.mts';

export interface PlacedPass {
	lines: readonly PlacedLine[];
	/** Whether the pass saw black print alone, separated from marks. */
	isInk: boolean;
}

/** The lines of one pass that run along a card, with each character's place on it. */
export interface CardLines extends PlacedPass {
	/** In millimetres. */
	placeOf(glyph: Glyph): Point;
	/** Whether the character belongs to a printed word or a mark, not to a value. */
	isOther(glyph: Glyph): boolean;
	/** Width of a Chinese character of a value, in millimetres. */
	character: number;
}

/**
 * Range of the heights of lines with values, as multiples of the labels' median height. Purposes are larger,
 * microprint is smaller.
 */
const HEIGHTS = { least: 0.5, most: 2.2 };

/** Minimum distance between two rows of a value, in widths of a character. */
export const ROW_DISTANCE = 0.56;

/** Text beyond so many widths of a character is not part of the value; two lost characters leave less. */
const MAX_GAP = 3.5;

/** A line is another script if its score × height, both relative to the labels', is lower. At 0.75, print is lost. */
const LEAST_PRINT = 0.6;

/** Characters that detection may box alone, as a line. */
const ALONE = /^[男女汉号局]$/;

/** Words of a card that no other script is misread as. */
const CARD_WORD = /公安|分局/;

/** A line with at least as many digits as a date belongs to the card, whatever its score. */
const DATE_DIGITS = 'YYYYMMDD'.length;

/** Selects the lines that run along the card, at its print size and not in another script. */
export function linesAlong(placement: Placement, { lines, isInk }: PlacedPass): CardLines {
	const { angle: cardAngle, words, toCard } = placement;
	const usual = median(words.map(({ anchor, line }) => line.height / anchor.size)) ?? 0;
	const printed = words.filter(isPrinted);
	const readable = median(printed.map(({ line }) => line.line.score)) ?? 1;
	const labels = new Set(printed.flatMap(({ glyphs }) => glyphs));
	const along = lines.filter((line) => {
		const height = line.height / usual;
		// A single character's box takes its angle from other lines, and its height says little.
		if (ALONE.test(textOf(line.glyphs))) return true;
		if (!isAlong(line.tilt, cardAngle)) return false;
		if (height < HEIGHTS.least || height > HEIGHTS.most) return false;
		return !isOtherScript(line, height, readable) && !isPurpose(line);
	});
	const places = new Map<Glyph, Point>();
	for (const { glyphs } of along) for (const glyph of glyphs) places.set(glyph, toCard(glyph.at));
	return {
		lines: along,
		isInk,
		placeOf: (glyph) => places.get(glyph)!,
		isOther: (glyph) => labels.has(glyph),
		character: placement.template.character,
	};
}

/** Whether a line is a bilingual card's other script. `height` is relative to the labels', `readable` their score. */
function isOtherScript({ glyphs, line }: PlacedLine, height: number, readable: number): boolean {
	const text = textOf(glyphs);
	if ((text.match(/\d/g)?.length ?? 0) >= DATE_DIGITS || CARD_WORD.test(text)) return false;
	if ((line.score / readable) * height < LEAST_PRINT) return true;
	return !/\p{Script=Han}/u.test(text) && /[A-Za-z].*[A-Za-z].*[A-Za-z]|^[A-Za-z]{2}$/.test(text);
}

/** The part of each line within a field's box, from top to bottom; `y` is its middle, in millimetres. */
export function partsIn(
	{ lines, placeOf, isOther }: CardLines,
	box: FieldBox,
): Array<{ part: Glyph[]; y: number }> {
	const parts = lines.flatMap(({ glyphs }) => {
		const part = glyphs.filter((glyph) => {
			const { x } = placeOf(glyph);
			return x > box.left && x < box.right && !isOther(glyph);
		});
		const y = meanY(part, placeOf);
		return part.length > 0 && y > box.top && y < box.bottom ? [{ part, y }] : [];
	});
	return parts.sort((one, other) => one.y - other.y);
}

/** The characters of a field's value, row by row: those in its box as far as the first wide gap of each row. */
export function rowsIn(lines: CardLines, box: FieldBox): Glyph[][] {
	const { placeOf, character } = lines;
	const parts = partsIn(lines, box);
	if (parts.length > 0 && parts[0].y > (box.firstRow ?? Infinity)) return [];
	const rows: Array<{ glyphs: Glyph[]; y: number }> = [];
	for (const { part, y } of parts) {
		const row = rows.at(-1);
		if (row !== undefined && y - row.y < ROW_DISTANCE * character) row.glyphs.push(...part);
		else rows.push({ glyphs: [...part], y });
	}
	return rows.map(({ glyphs }) => {
		const row = glyphs.sort((one, other) => placeOf(one).x - placeOf(other).x);
		const isBehindGap = (glyph: Glyph, index: number) =>
			index > 0 && placeOf(glyph).x - placeOf(row[index - 1]).x > MAX_GAP * character;
		const end = row.findIndex(isBehindGap);
		return end < 0 ? row : row.slice(0, end);
	});
}

function meanY(glyphs: readonly Glyph[], placeOf: (glyph: Glyph) => Point): number {
	return glyphs.reduce((sum, glyph) => sum + placeOf(glyph).y, 0) / glyphs.length;
}
