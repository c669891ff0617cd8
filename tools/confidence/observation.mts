import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../domain/id-card.ts';
import type { FieldName } from '../../server/src/card/fields/hypothesis.mts';
import { assess } from '../../server/src/card/doubts/assess.mts';
import type { Features } from '../../server/src/card/doubts/features.mts';
import type { Review } from '../../server/src/card/doubts/review.mts';
import { extraOf } from '../../server/src/extra/extra-of.mts';
import { decodeImage } from '../../server/src/image/decode.mts';
import type { TextReader } from '../../server/src/ocr/text-reader.mts';
import { readRaster } from '../../server/src/reading/read-raster.mts';
import type { TrueImage } from '../image-sets/image-set.mts';
import { closestTruth } from '../image-sets/tally.mts';

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
	needsReview: Review[];
}

/** Reads an image as the server does, and judges every value. */
export async function observe(
	reader: TextReader,
	{ image, truths }: TrueImage,
): Promise<Observation> {
	const raster = await decodeImage(image);
	if (raster === null) throw new Error('No image.');
	const reading = await readRaster(reader, raster);
	const [card] = reading.cards;
	const fields: IdCardFields | null = card?.fields ?? null;
	const { truth, wrong } = closestTruth(truths, fields);
	const extra = extraOf(reading, raster, raster);
	const assessed = card === undefined ? {} : assess(card, extra.quality.blur);
	const values = ID_CARD_FIELD_NAMES.flatMap((field): ObservedValue[] => {
		const features = assessed[field]?.features;
		const { confidence } = extra.fields[field];
		if (fields === null || features === undefined || confidence === null) return [];
		const [value, shown] = [fields[field], truth[field]];
		return [{ field, value, truth: shown, features, confidence, isRight: !wrong.includes(field) }];
	});
	const { passes } = reading;
	const isWhole = wrong.length === 0;
	return { isWhole, passes: passes.length, values, needsReview: extra.needsReview };
}
