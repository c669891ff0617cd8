import { sharp } from '../../../server/src/image/sharp.mts';
import type { Point, Quad } from '../../../server/src/geometry/quad.mts';
import { CARD, emblemSvg, portraitSvg } from '../outside/draw/card-svg.mts';
import { Dice } from '../outside/draw/dice.mts';
import { outsideFace, type Face, type FontName } from '../outside/draw/fonts.mts';
import { drawnHolder, type Holder } from '../outside/draw/holder.mts';
import { MissingGlyphError, textOutline, textWidth } from '../outside/draw/text-outline.mts';
import { plainLine } from './plain-lines.mts';
import { FORM_NAMES, written, type Setting, type Written } from './written-forms.mts';

/** Text beside the cards, in millimetres of the page. */
export interface BesideText {
	/** The form of the value; `null` for a line that says nothing of the person. */
	form: string | null;
	/** Each piece of the value, or the line, with its place. */
	pieces: TextPiece[];
}

/** A text, and where it stands. */
export interface TextPiece {
	text: string;
	quad: Quad;
}

/** A form with a person's card on it, as scanned. */
export interface RedactionPage {
	/** JPEG file. */
	image: Buffer;
	holder: Holder;
	/** Outlines of the cards, in millimetres of the page. */
	cards: Quad[];
	texts: BesideText[];
}

/** A4, in millimetres. */
export const PAGE = { width: 210, height: 297 };

/** 200 dots per inch. */
const WIDTH = 1654;

/** Never to be changed: figures are comparable only on the same pages. */
const SEED = 'redaction 2026-11-28 04:35';

/** Values written again on a page. */
const VALUES = 5;

/** Rows of text below the cards, in millimetres; the right third is for text that needs height. */
const ROWS = { top: 72, pitch: 11.4, count: 19, left: 14, right: 142 };

const FACES: readonly FontName[] = ['zenHei', 'microHei', 'serif', 'kai'];

/** An SVG matrix. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

interface Drawn {
	svg: string;
	pieces: TextPiece[];
}

/**
 * Draws a page: the card, on half of the pages both sides, five values written again and lines without a value.
 * @throws when a font is missing or another version.
 */
export async function redactionPage(index: number): Promise<RedactionPage> {
	for (let attempt = 0; ; attempt++) {
		const dice = new Dice(`${SEED}/${index}/${attempt}`);
		try {
			return await drawn(dice, index);
		} catch (error) {
			if (!(error instanceof MissingGlyphError)) throw error;
		}
	}
}

async function drawn(dice: Dice, index: number): Promise<RedactionPage> {
	const holder = drawnHolder(dice);
	const fronts = [
		portraitSvg(dice, holder),
		...(dice.chance(0.5) ? [emblemSvg(dice, holder)] : []),
	];
	const cards = fronts.map((svg, at) => {
		const matrix = turned(
			dice.between(-3, 3),
			12 + 98 * at + dice.between(0, 8),
			dice.between(6, 10),
		);
		return { svg: placed(svg, matrix), quad: mapped(matrix, { left: 0, top: 0, ...ends(CARD) }) };
	});
	const texts = textsOf(dice, holder, index);
	const page =
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" viewBox="0 0 ${PAGE.width} ${PAGE.height}">` +
		`<rect width="${PAGE.width}" height="${PAGE.height}" fill="#fbfbf8"/>` +
		`${cards.map(({ svg }) => svg).join('')}<g fill="#2b2b2e">${texts.map(({ svg }) => svg).join('')}</g></svg>`;
	const image = await sharp(Buffer.from(page))
		.flatten({ background: '#fff' })
		.blur(dice.between(0.4, 0.7))
		.jpeg({ quality: dice.whole(75, 92) })
		.toBuffer();
	return { image, holder, cards: cards.map(({ quad }) => quad), texts };
}

const ends = ({ width, height }: { width: number; height: number }) => ({
	right: width,
	bottom: height,
});

function textsOf(dice: Dice, holder: Holder, index: number): Array<BesideText & Drawn> {
	const face = outsideFace(dice.one(FACES));
	const values = Array.from({ length: VALUES }, (_, at) => {
		return written(FORM_NAMES[(index * VALUES + at) % FORM_NAMES.length], holder, dice);
	});
	const [tall, flat] = [true, false].map((isTall) =>
		values.filter((value) => needsHeight(value) === isTall),
	);
	const texts: Array<BesideText & Drawn> = [];
	tall.forEach((value, at) => {
		texts.push({ form: value.form, ...centred(face, value, 176, 105 + 68 * at) });
	});
	const isHigh = ({ lines, size = 0 }: Written) => lines.length > 1 || size > 5;
	const rows = flat.flatMap((value): Array<Written | 'free' | 'plain'> => {
		return isHigh(value) ? [value, 'free'] : [value];
	});
	const free = ROWS.count - rows.length;
	// A value stands between lines without one.
	for (let line = 0; line < free; line++) {
		const at = dice.whole(0, rows.length);
		rows.splice(rows[at] === 'free' ? 0 : at, 0, 'plain');
	}
	rows.forEach((value, row) => {
		const y = ROWS.top + row * ROWS.pitch;
		if (value === 'free') return;
		if (value !== 'plain') {
			const x = value.angle === 180 ? ROWS.right - 20 : ROWS.left + dice.between(0, 12);
			texts.push({ form: value.form, ...block(face, value, { x, y }) });
			return;
		}
		const size = dice.between(2.8, 4.2);
		const text = fitting(face, plainLine(dice), size);
		texts.push({
			form: null,
			...block(face, { size, lines: [{ value: text }] }, { x: ROWS.left, y }),
		});
	});
	return texts;
}

const needsHeight = ({ angle = 0, isStacked }: Written) =>
	isStacked === true || Math.abs(Math.sin((angle * Math.PI) / 180)) > 0.1;

function fitting(face: Face, text: string, size: number): string {
	let kept = text;
	while (textWidth(face, kept) * size > ROWS.right - ROWS.left) kept = kept.slice(0, -1);
	return kept;
}

/** A block around a point. */
function centred(face: Face, value: Written, x: number, y: number): Drawn {
	const { pieces } = block(face, value, { x: 0, y: 0 });
	const corners = pieces.flatMap(({ quad }) => quad);
	const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
	const [left, top] = [middle(corners.map((one) => one.x)), middle(corners.map((one) => one.y))];
	return block(face, value, { x: x - left, y: y - top });
}

/** Draws lines one below the other; the pieces are the values. */
function block(
	face: Face,
	{
		lines,
		size = 3.6,
		spacing = 0,
		angle = 0,
		isStacked = false,
	}: Setting & Pick<Written, 'lines'>,
	{ x, y }: Point,
): Drawn {
	const at = turned(angle, x, y);
	let svg = '';
	const pieces: TextPiece[] = [];
	const width = (text: string) => textWidth(face, text) * size + spacing * [...text].length;
	lines.forEach(({ before = '', value, after = '' }, line) => {
		const baseline = line * 1.5 * size;
		if (isStacked) {
			[...value].forEach((character, row) => {
				svg += textOutline(face, character, { x: 0, y: row * 1.15 * size, size });
			});
			const bottom = ([...value].length - 1) * 1.15 * size;
			pieces.push({
				text: value,
				quad: mapped(at, { left: 0, right: 0.6 * size, top: -0.8 * size, bottom }),
			});
			return;
		}
		const gap = before === '' ? 0 : 0.5 * size;
		svg += textOutline(face, before, { x: 0, y: baseline, size, spacing });
		const left = width(before) + gap;
		svg += textOutline(face, value, { x: left, y: baseline, size, spacing });
		svg += textOutline(face, after, { x: left + width(value), y: baseline, size, spacing });
		const right = left + width(value) - spacing;
		const box = { left, right, top: baseline - 0.72 * size, bottom: baseline };
		pieces.push({ text: value, quad: mapped(at, box) });
	});
	return { svg: `<g transform="matrix(${at.join(' ')})">${svg}</g>`, pieces };
}

function placed(svg: string, matrix: Matrix): string {
	const sized = svg.replace('<svg ', `<svg width="${CARD.width}" height="${CARD.height}" `);
	// Each card has a gradient of its own.
	const id = `paper${matrix[4].toFixed(3).replace('.', '')}`;
	const own = sized.replaceAll('"paper"', `"${id}"`).replaceAll('#paper', `#${id}`);
	return `<g transform="matrix(${matrix.join(' ')})">${own}</g>`;
}

function turned(degrees: number, x: number, y: number): Matrix {
	const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
	return [cos, sin, -sin, cos, x, y];
}

function mapped(
	[a, b, c, d, e, f]: Matrix,
	{ left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
): Quad {
	const at = (x: number, y: number): Point => ({ x: a * x + c * y + e, y: b * x + d * y + f });
	return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
}
