import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../../domain/id-card.ts';
import type { Glyph } from '../card/glyph.mts';
import type { FieldName } from '../card/hypothesis.mts';
import { glyphsOf, linesOf, type ReadCard } from '../card/read-cards.mts';
import { mapFromCrop, type Quad, type Size } from '../geometry/quad.mts';
import { assess, type Assessed } from '../confidence/assess.mts';
import { reviewOf, type Review } from '../confidence/review.mts';
import type { Raster } from '../image/raster.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { medianAngle } from '../ocr/text-region.mts';
import { otherSideOf, type RasterReading } from '../reading/raster-reading.mts';
import { quadAround } from './glyph-quad.mts';
import { qualityOf, type Quality } from './quality.mts';
import { inReadingOrder } from './reading-order.mts';
import { warningsOf, type Warning } from './warnings.mts';

/** Corners in pixels of the image as sent, after its EXIF orientation; clockwise from the top left. */
export type Box = Array<[x: number, y: number]>;

/** A field's place and how sure its value is; both `null` without a value. */
export interface FieldDetail {
	/** Probability that the value is right. */
	confidence: number | null;
	box: Box | null;
}

/** A recognized line, whether or not it is part of a field. */
export interface RawLine {
	text: string;
	confidence: number;
	box: Box;
}

/** Fewer lines may be false detections, which say nothing about the image. */
const MIN_LINES = 3;

/** What a caller may request in addition to the ten fields. */
export interface Extra {
	fields: Record<FieldName, FieldDetail>;
	/** Degrees to rotate the image clockwise until it is upright; `null` without any text. */
	orientation: 0 | 90 | 180 | 270 | null;
	/** The same without rounding to quarter turns, from 0 to below 360. */
	angle: number | null;
	quality: Quality;
	lines: RawLine[];
	/** The ten fields of each side in the image, those of the reply's `data` first. */
	sides: IdCardFields[];
	warnings: Warning[];
	/** The fields of the reply's `data` that a person should look at. */
	needsReview: Review[];
}

/** Returns the details of a reading of `raster`, which was decoded from an image of size `sent`. */
export function extraOf(reading: RasterReading, raster: Raster, sent: Size): Extra {
	const { cards, passes, workingSize, region } = reading;
	const [card] = cards;
	const inRaster = (quad: Quad) =>
		region === null ? quad : mapFromCrop(quad, workingSize, region);
	const boxOf = (quad: Quad) => boxInPixels(inRaster(quad), raster, sent);
	const lines = mostInformative(
		passes.map((pass) => pass.lines),
		cards,
	);
	const quality = rounded(qualityOf(raster, textQuads(card, lines).map(inRaster)));
	const assessed = card === undefined ? {} : assess(card, quality.blur);
	const sides = [card, otherSideOf(reading)].flatMap((side) => side?.fields ?? []);
	return {
		fields: Object.fromEntries(
			ID_CARD_FIELD_NAMES.map((name) => [
				name,
				detailOf(assessed[name], sourceOf(name, card), boxOf),
			]),
		) as Record<FieldName, FieldDetail>,
		...orientationOf(lines.map(({ quad }) => inRaster(quad))),
		quality,
		lines: inReadingOrder(lines).map(({ text, score, quad }) => ({
			text,
			confidence: inThousandths(score),
			box: boxOf(quad),
		})),
		sides,
		warnings: warningsOf(card?.fields ?? null, quality, sides.length, fromNumber(card)),
		needsReview: card === undefined ? [] : reviewOf(card, assessed),
	};
}

/** The lines of the pass with most of the cards' lines, closer passes first. */
function mostInformative(
	passes: ReadonlyArray<readonly TextLine[]>,
	cards: readonly ReadCard[],
): readonly TextLine[] {
	const ofCards = new Set(cards.flatMap(linesOf));
	const count = (lines: readonly TextLine[]) => lines.filter((line) => ofCards.has(line)).length;
	const [first, ...closer] = passes;
	return [...closer, first].reduce((best, lines) => {
		if (count(lines) !== count(best)) return count(lines) > count(best) ? lines : best;
		return best.length > 0 ? best : lines;
	});
}

/** The characters that a field was read from; the side's are all of the card's. */
function sourceOf(name: FieldName, card: ReadCard | undefined): readonly Glyph[] {
	if (card === undefined) return [];
	return name === 'side' ? glyphsOf(card) : (card.sources[name]?.glyphs ?? []);
}

function fromNumber(card: ReadCard | undefined): ReadonlySet<'birth' | 'gender'> {
	const names = ['birth', 'gender'] as const;
	return new Set(names.filter((name) => card?.sources[name]?.isFromNumber === true));
}

/** The quads of the card's lines; without a card, of all lines if there are enough of them. */
function textQuads(card: ReadCard | undefined, lines: readonly TextLine[]): Quad[] {
	const chosen = card === undefined ? (lines.length < MIN_LINES ? [] : lines) : linesOf(card);
	return chosen.map(({ quad }) => quad);
}

function detailOf(
	assessed: Assessed | undefined,
	source: readonly Glyph[],
	boxOf: (quad: Quad) => Box,
): FieldDetail {
	const quad = quadAround(source);
	if (quad === null || assessed === undefined) return { confidence: null, box: null };
	return { confidence: inThousandths(assessed.confidence), box: boxOf(quad) };
}

function orientationOf(quads: readonly Quad[]): Pick<Extra, 'orientation' | 'angle'> {
	if (quads.length === 0) return { orientation: null, angle: null };
	const tenths = Math.round((-medianAngle(quads) * 1800) / Math.PI);
	return {
		orientation: (modulo(Math.round(tenths / 900), 4) * 90) as Extra['orientation'],
		angle: modulo(tenths, 3600) / 10,
	};
}

function modulo(value: number, modulus: number): number {
	return ((value % modulus) + modulus) % modulus;
}

/** The corners in whole pixels, clipped to the image as sent. */
function boxInPixels(quad: Quad, raster: Size, sent: Size): Box {
	const scaled = (value: number, side: 'width' | 'height') =>
		Math.min(sent[side], Math.max(0, Math.round((value * sent[side]) / raster[side])));
	return quad.map(({ x, y }) => [scaled(x, 'width'), scaled(y, 'height')]);
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
