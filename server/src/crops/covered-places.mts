import { quadAround } from '../card/glyph-quad.mts';
import { placeLine, textOf, type Glyph } from '../card/glyph.mts';
import type { Grammar } from '../card/template.mts';
import { projected } from '../geometry/projection.mts';
import { sizeOf, type Quad } from '../geometry/quad.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { mapOf, type RasterReading } from '../reading/raster-reading.mts';
import type { Redactable } from './asked-crops.mts';
import { cornersIn, PORTRAIT, widened, type CardArea } from './card-area.mts';
import type { PlacedCard } from './placed-card.mts';

/** Which box of the card's layout a value is printed in. */
const GRAMMARS: Readonly<Record<Exclude<Redactable, 'portrait'>, Grammar>> = {
	identity_name: 'name',
	identity_code: 'number',
	gender: 'gender',
	race: 'ethnic group',
	birth: 'birth',
	address: 'address',
	issued_by: 'authority',
	valid_date_start: 'validity',
	valid_date_end: 'validity',
};

/** Around a value's box and around a portrait, in millimetres: cards differ from their layout. */
const MARGIN = { value: 1.2, portrait: 2 };

/** Around characters, as a share of their height. */
const GLYPH_MARGIN = 0.25;

/** A shorter value is in many lines by chance. */
const MIN_VALUE = 2;

/**
 * The places of these values and of the portrait on a card, in pixels of the image: their boxes in the
 * card's layout, where its words and where its outline put them, and the characters that any pass read
 * as the value, there or anywhere else. So what could not be read is covered, too.
 */
export function coveredPlaces(
	{ card, outline, inImage }: PlacedCard,
	reading: RasterReading,
	covered: readonly Redactable[],
): Quad[] {
	const { template, toImage } = card.placement;
	const lines = reading.passes.flatMap((pass) => pass.lines);
	const onCard = (area: CardArea): Quad[] => {
		const { left, right, top, bottom } = area;
		const at = (x: number, y: number) => toImage({ x, y });
		const byWords: Quad = [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
		return [inImage(byWords), cornersIn(outline, area)];
	};
	return covered.flatMap((what): Quad[] => {
		if (what === 'portrait') {
			return card.side === 1 ? onCard(widened(PORTRAIT, MARGIN.portrait)) : [];
		}
		const boxes = template.fields.filter(({ grammar }) => grammar === GRAMMARS[what]);
		// Birth and gender may be known from the number, which stands elsewhere.
		const read = (card.readings[what] ?? []).filter(({ isFromNumber }) => !isFromNumber);
		const printed = printedForms(card.fields[what]);
		const repeated = lines.flatMap((line) => found(printed, line));
		return [
			...boxes.flatMap((box) => onCard(widened(box, MARGIN.value))),
			...quadsAround(read.map(({ glyphs }) => glyphs)).map(inImage),
			...quadsAround(repeated).map(mapOf(reading)),
		];
	});
}

/** The ways in which a value is printed, on cards and on forms. */
function printedForms(value: string | number | null): string[] {
	if (typeof value !== 'string' || [...value].length < MIN_VALUE) return [];
	const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
	if (date === null) return [value];
	const [, year, month, day] = date;
	return [
		value,
		`${year}.${month}.${day}`,
		`${year}年${month}月${day}日`,
		`${year}年${Number(month)}月${Number(day)}日`,
	];
}

/** The characters of a line that are one of the texts, for each time that it has one. */
function found(texts: readonly string[], line: TextLine): Glyph[][] {
	const { glyphs } = placeLine(line);
	const all = textOf(glyphs).toUpperCase();
	return texts.flatMap((text) => {
		const places: Glyph[][] = [];
		for (let at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + text.length)) {
			let end = 0;
			places.push(
				glyphs.filter((glyph) => {
					const start = end;
					end += glyph.text.length;
					return start < at + text.length && end > at;
				}),
			);
		}
		return places;
	});
}

/** The rectangles around the characters, with a margin. */
function quadsAround(parts: ReadonlyArray<readonly Glyph[]>): Quad[] {
	return parts.flatMap((glyphs) => {
		const quad = quadAround(glyphs);
		return quad === null ? [] : [grown(quad)];
	});
}

/** The rectangle with a margin. */
function grown(quad: Quad): Quad {
	const { width, height } = sizeOf(quad);
	const toImage = projected(quad);
	const [across, down] = [(GLYPH_MARGIN * height) / Math.max(1, width), GLYPH_MARGIN];
	const at = (x: number, y: number) => toImage({ x, y });
	return [
		at(-across, -down),
		at(1 + across, -down),
		at(1 + across, 1 + down),
		at(-across, 1 + down),
	];
}
