import type { IdCardFields } from '../../../domain/id-card.ts';
import type { SourcedFields } from '../card/field-sources.mts';
import type { Quad, Size } from '../geometry/quad.mts';
import type { TextLine } from '../ocr/text-line.mts';

/** The result of one pass over an image. */
export interface Pass {
	lines: readonly TextLine[];
	card: SourcedFields | null;
	/** The card's other side, where the image shows both. */
	otherSide: SourcedFields | null;
}

/** The card in an image, with the passes that read it. */
export interface RasterReading {
	/** `null` when the image shows no readable card. */
	fields: IdCardFields | null;
	/** The fields of the other side, where the image shows both. */
	otherSide: IdCardFields | null;
	/** One to three; their quads are in pixels of an image of `workingSize`. */
	passes: readonly Pass[];
	/** Size of the image that was read: the image itself or its rectified `region`. */
	workingSize: Size;
	/** The region of the image that was rectified, a rectangle; `null` for the whole image. */
	region: Quad | null;
}
