import { outlineOf, pairsOf } from '../card/placing/placement.mts';
import type { CardPass, ReadCard } from '../card/read-cards.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { mapFromCrop, type Point, type Quad, type Size } from '../geometry/quad.mts';

/** The cards in an image, with the lines that they were read from. */
export interface RasterReading {
	/** In the order of readCards; empty when the image shows no readable card. */
	cards: readonly ReadCard[];
	/** The cards as read after each pass; the last ones are `cards`. */
	history?: ReadonlyArray<readonly ReadCard[]>;
	/** One to six; the quads of their lines are in pixels of an image of `workingSize`. */
	passes: readonly CardPass[];
	/** The lines that the first pass detected, legible or not; in the same pixels. */
	quads?: readonly Quad[];
	/** Size of the image that was read: the image itself or its rectified `region`. */
	workingSize: Size;
	/** The region of the image that was rectified, a rectangle; `null` for the whole image. */
	region: Quad | null;
}

/** All lines that were read, in pixels of the image that was given. */
export function linesIn(reading: RasterReading): TextLine[] {
	const inImage = mapOf(reading);
	const lines = reading.passes.flatMap((pass) => pass.lines);
	return lines.map((line) => ({ ...line, quad: inImage(line.quad) }));
}

export interface FoundCard {
	card: ReadCard;
	/** Maps pixels of the image, or part of it, that it was read in to those of the whole image. */
	inImage(quad: Quad): Quad;
	/** All that was read where it was found, in pixels of the whole image. */
	lines: readonly TextLine[];
}

/** The outline of a card in the whole image, with a margin in millimetres. */
export function outlineIn({ card, inImage }: FoundCard, margin = 0): Quad {
	return inImage(outlineOf(card.placement, margin));
}

/** The middles of the characters in the whole image that show where a card is. */
export function printIn({ card, inImage }: FoundCard): Point[] {
	return pairsOf(card.placement.words).map(({ to }) => inImage([to, to, to, to])[0]);
}

/** The map from pixels of the image that was read to those of the image that was given. */
export function mapOf({ workingSize, region }: RasterReading): (quad: Quad) => Quad {
	return (quad) => (region === null ? quad : mapFromCrop(quad, workingSize, region));
}

/** The cards of a reading with their places. */
export function foundIn(reading: RasterReading, lines = linesIn(reading)): FoundCard[] {
	const inImage = mapOf(reading);
	return reading.cards.map((card) => ({ card, inImage, lines }));
}
