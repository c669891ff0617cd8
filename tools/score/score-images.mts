import { readFile } from 'node:fs/promises';

import { linePasses, type CardPlan, type LinePass, type PlanReading } from './card-plan.mts';
import { GOLDEN_FILE, unpackRecording } from './golden/golden-file.mts';
import type { GoldenImage } from './golden/golden-image.mts';
import { currentWeights, requireWeights } from './golden/weights.mts';
import { judge, type Judgement } from './judgement.mts';

export type LinedImage = Omit<GoldenImage, 'passes'> & { passes: readonly LinePass[] };

export interface ScoredImage {
	set: string;
	index: number;
	reading: PlanReading;
	judgement: Judgement;
}

/**
 * The golden images, and the networks that saw them.
 *
 * @throws OtherWeightsError if these are not the current ones.
 */
export async function goldenImages(): Promise<{ weights: string; images: LinedImage[] }> {
	const { weights, images } = unpackRecording(await readFile(GOLDEN_FILE));
	requireWeights(weights, await currentWeights());
	const lined = images.map((image) => ({ ...image, passes: linePasses(image.passes) }));
	return { weights, images: lined };
}

export function scoreImages(images: readonly LinedImage[], plan: CardPlan): ScoredImage[] {
	return images.map(({ set, index, truths, size, passes }) => {
		const reading = plan(passes, size);
		return { set, index, reading, judgement: judge(truths, reading.fields) };
	});
}
