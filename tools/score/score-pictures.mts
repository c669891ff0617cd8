import type { LineDecoder } from '../../server/src/ocr/line-decoder.mts';
import { linePasses, type CardPlan, type PlanReading } from './card-plan.mts';
import type { GoldenPicture } from './golden/golden-picture.mts';
import { judge, type Judgement } from './judgement.mts';

/** A picture that was read and judged. */
export interface ScoredPicture {
	set: string;
	index: number;
	reading: PlanReading;
	judgement: Judgement;
}

/** Reads every picture by the plan and judges what it gives as the card. */
export function scorePictures(
	pictures: readonly GoldenPicture[],
	decoder: LineDecoder,
	plan: CardPlan,
): ScoredPicture[] {
	return pictures.map(({ set, index, truths, size, passes }) => {
		const reading = plan(linePasses(decoder, passes), size);
		return { set, index, reading, judgement: judge(truths, reading.fields) };
	});
}
