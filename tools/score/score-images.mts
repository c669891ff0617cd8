import type { LineDecoder } from '../../server/src/ocr/line-decoder.mts';
import { linePasses, type CardPlan, type PlanReading } from './card-plan.mts';
import type { GoldenImage } from './golden/golden-image.mts';
import { judge, type Judgement } from './judgement.mts';

/** An image that was read and judged. */
export interface ScoredImage {
	set: string;
	index: number;
	reading: PlanReading;
	judgement: Judgement;
}

/** Reads every image by the plan and judges what it gives as the card. */
export function scoreImages(
	images: readonly GoldenImage[],
	decoder: LineDecoder,
	plan: CardPlan,
): ScoredImage[] {
	return images.map(({ set, index, truths, size, passes }) => {
		const reading = plan(linePasses(decoder, passes), size);
		return { set, index, reading, judgement: judge(truths, reading.fields) };
	});
}
