import {
	CARD,
	type Anchor,
	type FieldBox,
	type Template,
} from '../../../server/src/card/layout/template.mts';

/** Pixels per millimetre where the drawing is shown at its own size. */
const SCALE = 9;

/** Room for the rulers, above and to the left, and for the card's edge on the other sides. */
const MARGIN = { ruler: 7, edge: 1.5 };

/** Between the rulers' marks, in millimetres. */
const RULER_STEP = 10;

/** Sizes of text, in millimetres: printed words at most, what is written beside them, and rulers. */
const SIZE = { word: 3, note: 1.7, ruler: 2 };

/** How far the baseline is below the middle of a character, as a share of its size. */
const BASELINE = 0.36;

const COLOUR = {
	word: '#1b4f9c',
	value: '#a33b00',
	box: '#2d7d46',
	ruler: '#777',
	card: '#f7f5ef',
};

const FONTS = "'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif";

/** An anchor, and how far below its place it is drawn. */
interface DrawnAnchor {
	anchor: Anchor;
	drop: number;
}

/**
 * Draws a template as SVG, in millimetres: each printed word at its place with the points that it is
 * worth, the first and last character of each value found by its form, and the boxes of the fields.
 * Of words that cards print in one place, each but the first is drawn below the one before.
 */
export function drawTemplate({ fields, anchors }: Template): string {
	const [left, top] = [-MARGIN.ruler, -MARGIN.ruler];
	const width = CARD.width + MARGIN.ruler + MARGIN.edge;
	const height = CARD.height + MARGIN.ruler + MARGIN.edge;
	const lines = [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${inTenths(width * SCALE)}" height="${inTenths(height * SCALE)}" viewBox="${left} ${top} ${inTenths(width)} ${inTenths(height)}" font-family="${FONTS}">`,
		`<rect x="${left}" y="${top}" width="${inTenths(width)}" height="${inTenths(height)}" fill="#fff"/>`,
		`<rect width="${CARD.width}" height="${CARD.height}" rx="3" fill="${COLOUR.card}" stroke="${COLOUR.ruler}" stroke-width="0.2"/>`,
		...rulers(),
		...fields.flatMap(drawBox),
		...withDrops(anchors).flatMap(drawAnchor),
		'</svg>',
	];
	return `${lines.join('\n')}\n`;
}

function rulers(): string[] {
	const { ruler } = COLOUR;
	const marks = (length: number) =>
		Array.from({ length: Math.floor(length / RULER_STEP) + 1 }, (_, index) => index * RULER_STEP);
	return [
		...marks(CARD.width).flatMap((x) => [
			`<path d="M${x} -1.5V0" stroke="${ruler}" stroke-width="0.2"/>`,
			text(String(x), { x, y: -3 }, { size: SIZE.ruler, colour: ruler, anchor: 'middle' }),
		]),
		...marks(CARD.height).flatMap((y) => [
			`<path d="M-1.5 ${y}H0" stroke="${ruler}" stroke-width="0.2"/>`,
			text(String(y), { x: -2, y }, { size: SIZE.ruler, colour: ruler, anchor: 'end' }),
		]),
	];
}

/** A field's box with the name of its grammar, and where its first row is at most. */
function drawBox({ grammar, left, right, top, bottom, firstRow }: FieldBox): string[] {
	const size = `width="${inTenths(right - left)}" height="${inTenths(bottom - top)}"`;
	const name = { x: right - 0.6, y: top + SIZE.note / 2 + 0.4 };
	const box = [
		`<rect x="${left}" y="${top}" ${size} fill="${COLOUR.box}" fill-opacity="0.1" stroke="${COLOUR.box}" stroke-width="0.2"/>`,
		text(grammar, name, { size: SIZE.note, colour: COLOUR.box, anchor: 'end' }),
	];
	if (firstRow === undefined) return box;
	const limit = `<path d="M${left} ${firstRow}H${right}" stroke="${COLOUR.box}" stroke-width="0.2" stroke-dasharray="1 0.7"/>`;
	return [...box, limit];
}

/** Moves each word down by as many rows as words before it have the same place. */
function withDrops(anchors: readonly Anchor[]): DrawnAnchor[] {
	const isSamePlace = (one: Anchor, other: Anchor) =>
		Math.abs(one.at.y - other.at.y) < SIZE.word &&
		one.at.x <= other.at.x + other.length &&
		other.at.x <= one.at.x + one.length;
	return anchors.map((anchor, index) => {
		const rivals = anchors.slice(0, index).filter((before) => isSamePlace(before, anchor));
		return { anchor, drop: rivals.length * (SIZE.word + 1) };
	});
}

function drawAnchor({ anchor, drop }: DrawnAnchor): string[] {
	const { at, length, points, word } = anchor;
	const y = at.y + drop;
	const colour = typeof word === 'string' ? COLOUR.word : COLOUR.value;
	const note = { size: SIZE.note, colour };
	const beside = SIZE.word / 2 + 0.4;
	if (typeof word === 'string') {
		const characters = Array.from(word);
		const pitch = length / (characters.length - 1);
		const style = { size: Math.min(SIZE.word, pitch), colour, anchor: 'middle' };
		const placed = characters.map((character, index) =>
			text(character, { x: at.x + pitch * index, y }, style),
		);
		const before = text(`+${points}`, { x: at.x - beside, y }, { ...note, anchor: 'end' });
		return [before, ...placed];
	}
	const ends = length === 0 ? [at.x] : [at.x, at.x + length];
	const circles = ends.map(
		(x) =>
			`<circle cx="${inTenths(x)}" cy="${y}" r="1.2" fill="none" stroke="${colour}" stroke-width="0.25"/>`,
	);
	const behind = text(`+${points}`, { x: at.x + length + beside, y }, note);
	const between = `<path d="M${inTenths(at.x + 1.2)} ${y}H${inTenths(at.x + length - 1.2)}" stroke="${colour}" stroke-width="0.15" stroke-dasharray="0.5 0.7"/>`;
	return [...circles, ...(length === 0 ? [] : [between]), behind];
}

interface TextStyle {
	size: number;
	colour: string;
	anchor?: string;
}

/** Text whose middle is at a height; `anchor` says which part of it is at `x`. */
function text(
	content: string,
	{ x, y }: { x: number; y: number },
	{ size, colour, anchor = 'start' }: TextStyle,
): string {
	const baseline = inTenths(y + BASELINE * size);
	return `<text x="${inTenths(x)}" y="${baseline}" font-size="${inTenths(size)}" fill="${colour}" text-anchor="${anchor}">${content}</text>`;
}

/** Rounded, so that the drawing does not show the errors of floating point. */
function inTenths(value: number): number {
	return Math.round(value * 10) / 10;
}
