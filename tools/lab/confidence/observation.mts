import type { IdCardFields } from '../../../domain/id-card.ts';
import type { FieldName } from '../../../server/src/card/fields/hypothesis.mts';
import { confidencesOf } from '../../../server/src/card/review/confidences.mts';
import type { Features } from '../../../server/src/card/review/features.mts';
import type { Review } from '../../../domain/extra.ts';
import type { ReadCard } from '../../../server/src/card/read-cards.mts';
import { extraOf } from '../../../server/src/extra/extra-of.mts';
import { decodeImage } from '../../../server/src/image/decode.mts';
import type { TextReader } from '../../../server/src/ocr/text-reader.mts';
import { readRaster } from '../../../server/src/reading/read-raster.mts';
import type { TrueImage } from '../image-sets/image-set.mts';
import { closestTruth } from '../../score/closest-truth.mts';

/** A value that was read, and whether it is right. */
export interface ObservedValue {
	field: FieldName;
	value: IdCardFields[FieldName];
	/** What the image shows; `null` for nothing. */
	truth: IdCardFields[FieldName];
	features: Features;
	confidence: number;
	isRight: boolean;
}

/** What was read in one image, and what the server thinks of it. */
export interface Observation {
	/** Every field is right. */
	isWhole: boolean;
	passes: number;
	values: ObservedValue[];
	/** What was read before the last pass, after each earlier one. */
	earlier: ObservedValue[];
	needsReview: readonly Review[];
}

/** Reads an image as the server does, and judges every value. */
export async function observe(
	reader: TextReader,
	{ image, truths }: TrueImage,
): Promise<Observation> {
	const raster = await decodeImage(image);
	if (raster === null) throw new Error('No image.');
	const reading = await readRaster(reader, raster);
	const { cards, passes, history = [] } = reading;
	return {
		isWhole: closestTruth(truths, cards.at(0)?.fields ?? null).wrong.length === 0,
		passes: passes.length,
		values: valuesOf(cards, truths),
		earlier: history.slice(0, -1).flatMap((all) => valuesOf(all, truths)),
		needsReview: extraOf(reading, raster).needsReview,
	};
}

/** The values of the first card. */
function valuesOf([card]: readonly ReadCard[], truths: readonly IdCardFields[]): ObservedValue[] {
	if (card === undefined) return [];
	const { truth, wrong } = closestTruth(truths, card.fields);
	return Object.entries(confidencesOf(card)).map(
		([name, { features, confidence }]): ObservedValue => {
			const field = name as FieldName;
			const [value, shown] = [card.fields[field], truth[field]];
			return { field, value, truth: shown, features, confidence, isRight: !wrong.includes(field) };
		},
	);
}
