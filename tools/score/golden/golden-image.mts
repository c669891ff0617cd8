import type { IdCardFields } from '../../../domain/id-card.ts';
import type { Size } from '../../../server/src/geometry/quad.mts';
import type { QuadPosterior } from '../../../server/src/ocr/text-line.mts';

/** What the networks saw in one pass over an image: its legible lines. */
export interface RecordedPass {
	/** Such as `first`; what passes there are is up to the recorder. */
	name: string;
	outputs: readonly QuadPosterior[];
}

/** A drawn image of which nothing is kept but what was seen and what is true. */
export interface GoldenImage {
	set: string;
	/** In the set, from 0. */
	index: number;
	/** The correct results, one or several; all fields are `null` if there is no card. */
	truths: readonly IdCardFields[];
	/** Of what the lines lie in: the image as drawn, or its rectified region. */
	size: Size;
	passes: readonly RecordedPass[];
}
