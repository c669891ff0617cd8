import { sizeOf, type Quad } from '../geometry/quad.mts';
import { cropBilinear } from '../image/bilinear-crop.mts';
import type { Raster } from '../image/raster.mts';
import type { Session } from './session.mts';
import { tensorOf } from './tensor.mts';

const INPUT = { width: 192, height: 48 };

const NORMALIZATION = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] } as const;

/** Most lines classified: the network errs on single ones, so the widest ones vote. */
const VOTERS = 5;

/** A vote is a difference of probabilities; two confident votes that agree decide. */
const SETTLED = 1.8;

/** Only lines this many times wider than high have enough characters. */
const WIDE = 2.5;

/**
 * Whether the lines are upside down, by the vote of a classifier of line orientation. `false` when
 * no line is wide enough to classify.
 */
export async function isUpsideDown(
	raster: Raster,
	quads: readonly Quad[],
	session: Session,
): Promise<boolean> {
	const voters = quads
		.map((quad) => ({ quad, ...sizeOf(quad) }))
		.filter(({ width, height }) => width > WIDE * height)
		.sort((one, other) => other.width - one.width)
		.slice(0, VOTERS);
	let balance = 0;
	for (const { quad, width, height } of voters) {
		const cropWidth = Math.min(INPUT.width, Math.round((INPUT.height * width) / height));
		const crop = cropBilinear(raster, quad, cropWidth, INPUT.height);
		const { data } = await session.run(tensorOf(crop, NORMALIZATION, INPUT.width));
		const [upright, upsideDown] = data;
		balance += upright - upsideDown;
		if (Math.abs(balance) > SETTLED) break;
	}
	return balance < 0;
}
