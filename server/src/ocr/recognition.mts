import { sizeOf, type Quad } from '../geometry/quad.mts';
import { stretchContrast } from '../image/contrast.mts';
import { cropBilinear } from '../image/bilinear-crop.mts';
import { cropBicubic } from '../image/bicubic-crop.mts';
import type { Raster } from '../image/raster.mts';
import { sparsePosterior, type LinePosterior } from './ctc-decode.mts';
import type { Session } from './session.mts';
import { tensorOf, type Tensor } from './tensor.mts';

/**
 * Pixels of the recognition networks' input: the height that they were trained with, the width for which they output
 * one step, and the least width.
 */
export const INPUT = { height: 48, step: 8, leastWidth: 32 };

/** As the networks were trained. */
export const NORMALIZATION = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] } as const;

export interface Rendering {
	/** Stretch the contrast, for images that have little. */
	contrastStretch: boolean;
	/** Enlarge small lines by bicubic interpolation, and let no draft stand: slower, for lines that are hard to read. */
	careful: boolean;
}

/**
 * Returns the line in the quad as input of a recognition network. The next call in this thread overwrites it.
 */
export function lineInput(
	raster: Raster,
	quad: Quad,
	{ contrastStretch, careful }: Rendering,
): Tensor {
	const { width, height } = sizeOf(quad);
	const natural = Math.round((INPUT.height * width) / Math.max(1, height));
	const cropWidth = Math.max(16, natural);
	const inputWidth = Math.max(INPUT.leastWidth, Math.ceil(cropWidth / INPUT.step) * INPUT.step);
	const cropQuad = careful && height < INPUT.height ? cropBicubic : cropBilinear;
	const crop = cropQuad(raster, quad, cropWidth, INPUT.height);
	if (contrastStretch) stretchContrast(crop);
	return tensorOf(crop, NORMALIZATION, inputWidth);
}

/**
 * The outputs of networks made by `npm run models:build` in tools/lab: the classes that are probable at some step,
 * and their probabilities [steps, these classes].
 */
const PROBABLE = ['classes', 'probabilities'] as const;

/** The smallest outputs of a recognition network with all that is needed. */
export function neededOutputs({ outputs }: Session): readonly string[] {
	return PROBABLE.every((name) => outputs.includes(name)) ? PROBABLE : outputs.slice(0, 1);
}

/**
 * Recognizes a line; `alphabet` has the character of each class of the network.
 * @throws when it has more or fewer than the network has classes.
 */
export async function posteriorOf(
	session: Session,
	line: Tensor,
	alphabet: readonly string[],
): Promise<LinePosterior> {
	const results = await session.run(line, neededOutputs(session));
	const { data, shape } = results[results.length - 1];
	const [steps, columns] = shape.slice(-2);
	const characters =
		results.length > 1 ? Array.from(results[0].data, (id) => alphabet[id]) : alphabet;
	if (characters.length !== columns || characters.some((one) => one === undefined))
		throw new Error('The dictionary is not that of the recognition network.');
	return sparsePosterior(data, steps, characters);
}
