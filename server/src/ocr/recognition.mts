import { sizeOf, type Quad } from '../geometry/quad.mts';
import { stretchContrast } from '../image/contrast.mts';
import { cropQuad } from '../image/crop.mts';
import { cropFinely } from '../image/fine-crop.mts';
import type { Raster } from '../image/raster.mts';
import { sparsePosterior, type LinePosterior } from './ctc-decode.mts';
import type { Session } from './session.mts';
import { tensorOf } from './tensor.mts';

/** Height in pixels the recognition networks were trained with. */
const LINE_HEIGHT = 48;

/** The networks give one step for every so many pixels of width. */
const STEP_WIDTH = 8;

const MIN_WIDTH = 32;

/** Wider lines are no line of a card, and cost in proportion. */
const MAX_WIDTH = 2400;

const NORMALIZATION = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] } as const;

/** How a line is made ready to be read. */
export interface Rendering {
	/** Contrast is stretched, for pictures of little contrast. */
	stretch: boolean;
	/** Lines lower than the network's are enlarged as sharply as can be, which takes longer. */
	fine: boolean;
}

/** Reads the line in the quad. */
export async function recognizeLine(
	raster: Raster,
	quad: Quad,
	session: Session,
	{ stretch, fine }: Rendering,
): Promise<LinePosterior> {
	const { width, height } = sizeOf(quad);
	const natural = Math.round((LINE_HEIGHT * width) / Math.max(1, height));
	const cropWidth = Math.max(16, Math.min(MAX_WIDTH, natural));
	const inputWidth = Math.max(MIN_WIDTH, Math.ceil(cropWidth / STEP_WIDTH) * STEP_WIDTH);
	const cut = fine && height < LINE_HEIGHT ? cropFinely : cropQuad;
	const crop = cut(raster, quad, cropWidth, LINE_HEIGHT);
	if (stretch) stretchContrast(crop);
	const { data, shape } = await session.run(tensorOf(crop, NORMALIZATION, inputWidth));
	return sparsePosterior(data, shape[1], shape[2]);
}
