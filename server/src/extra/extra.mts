import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../../domain/id-card.ts';
import type { SourcedFields } from '../card/field-sources.mts';
import type { Glyph } from '../card/placed-line.mts';
import type { Quad, Size } from '../geometry/quad.mts';
import { mapFromCrop } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { medianAngle } from '../ocr/text-region.mts';
import type { Look, RasterReading } from '../reading/read-raster.mts';
import { quadAround } from './place.mts';
import { qualityOf, type Quality } from './quality.mts';
import { inReadingOrder } from './reading-order.mts';
import { warningsOf, type Warning } from './warnings.mts';

/** Corners in pixels of the picture as sent, after its EXIF turn; clockwise from the top left. */
export type Box = Array<[x: number, y: number]>;

/** How surely a field was read, from 0 to 1, and where it stands; both `null` without a value. */
export interface FieldPlace {
	confidence: number | null;
	box: Box | null;
}

/** One line as recognized, whatever it says. */
export interface RawLine {
	text: string;
	confidence: number;
	box: Box;
}

/** Fewer lines are chance finds, which say nothing about the picture. */
const MIN_LINES = 3;

type FieldName = (typeof ID_CARD_FIELD_NAMES)[number];

/** What a caller may ask for beside the ten fields. */
export interface Extra {
	fields: Record<FieldName, FieldPlace>;
	/** Degrees clockwise by which the picture becomes upright; `null` without any text. */
	orientation: 0 | 90 | 180 | 270 | null;
	/** The same without rounding to quarters, 0 up to 360. */
	angle: number | null;
	quality: Quality;
	lines: RawLine[];
	/** The ten fields of each side in the picture, those of the reply's `data` first. */
	sides: IdCardFields[];
	warnings: Warning[];
}

/** Tells all about a reading of `raster`, which is the picture of the given size, shrunk or not. */
export function extraOf(reading: RasterReading, raster: Raster, sent: Size): Extra {
	const { fields, otherSide, looks, seen, region } = reading;
	const inRaster = (quad: Quad) => (region === null ? quad : mapFromCrop(quad, seen, region));
	const boxOf = (quad: Quad) => boxInPixels(inRaster(quad), raster, sent);
	const { lines, card } = tellingLook(looks);
	const quality = rounded(qualityOf(raster, textOf(card, lines).map(inRaster)));
	const sides = [fields, otherSide].filter((side) => side !== null);
	return {
		fields: Object.fromEntries(
			ID_CARD_FIELD_NAMES.map((name) => [name, placeOf(sourceOf(name, fields, looks), boxOf)]),
		) as Record<FieldName, FieldPlace>,
		...turnOf(lines.map(({ quad }) => inRaster(quad))),
		quality,
		lines: inReadingOrder(lines).map(({ text, score, quad }) => ({
			text,
			confidence: inThousandths(score),
			box: boxOf(quad),
		})),
		sides,
		warnings: warningsOf(fields, quality, sides.length),
	};
}

/** The closer look that saw a card or, without any, text; the first one where none did. */
function tellingLook([first, ...closer]: readonly Look[]): Look {
	const looks = [...closer, first];
	const telling = looks.find(({ card }) => card !== null);
	return telling ?? looks.find(({ lines }) => lines.length > 0) ?? first;
}

/** The characters a field was read from, in the look that its value is from. */
function sourceOf(
	name: FieldName,
	fields: IdCardFields | null,
	looks: readonly Look[],
): readonly Glyph[] {
	const value = fields?.[name] ?? null;
	if (value === null) return [];
	const look = looks.find(({ card }) => card?.fields[name] === value);
	return look?.card?.sources[name] ?? [];
}

/** The card's lines; those of the whole picture where it has enough to be about something. */
function textOf(card: SourcedFields | null, lines: readonly TextLine[]): Quad[] {
	const ofCard = card?.sources.side?.map(({ line }) => line.line);
	const telling = ofCard ?? (lines.length < MIN_LINES ? [] : lines);
	return [...new Set(telling)].map(({ quad }) => quad);
}

function placeOf(source: readonly Glyph[], boxOf: (quad: Quad) => Box): FieldPlace {
	const quad = quadAround(source);
	if (quad === null) return { confidence: null, box: null };
	const sum = source.reduce((total, { reading }) => total + reading.probability, 0);
	return { confidence: inThousandths(sum / source.length), box: boxOf(quad) };
}

function turnOf(quads: readonly Quad[]): Pick<Extra, 'orientation' | 'angle'> {
	if (quads.length === 0) return { orientation: null, angle: null };
	const tenths = Math.round((-medianAngle(quads) * 1800) / Math.PI);
	return {
		orientation: (withinTurn(Math.round(tenths / 900), 4) * 90) as Extra['orientation'],
		angle: withinTurn(tenths, 3600) / 10,
	};
}

function withinTurn(value: number, turn: number): number {
	return ((value % turn) + turn) % turn;
}

/** Whole pixels within the picture as sent. */
function boxInPixels(quad: Quad, raster: Size, sent: Size): Box {
	const within = (value: number, side: 'width' | 'height') =>
		Math.min(sent[side], Math.max(0, Math.round((value * sent[side]) / raster[side])));
	return quad.map(({ x, y }) => [within(x, 'width'), within(y, 'height')]);
}

function rounded({ blur, glare, brightness, cutOff }: Quality): Quality {
	return {
		blur: inThousandths(blur),
		glare: inThousandths(glare),
		brightness: inThousandths(brightness),
		cutOff,
	};
}

function inThousandths(value: number): number {
	return Math.round(value * 1000) / 1000;
}
