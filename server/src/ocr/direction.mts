import { sizeOf, type Quad } from '../geometry/quad.mts';
import { cropQuad } from '../image/crop.mts';
import type { Raster } from '../image/raster.mts';
import type { Session } from './session.mts';
import { tensorOf } from './tensor.mts';

const INPUT = { width: 192, height: 48 };

const NORMALIZATION = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] } as const;

/** Lines asked at most: the network errs on single ones, so the widest ones vote. */
const VOTERS = 5;

/** Two lines that are sure and agree settle it; each vote is a difference of probabilities. */
const SETTLED = 1.8;

/** A line this many times wider than high has enough characters to ask. */
const WIDE = 2.5;

/**
 * Tells whether the lines stand on their head, by the vote of a network that knows upright lines
 * from turned ones. `false` when no line is wide enough to ask.
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
		const crop = cropQuad(raster, quad, cropWidth, INPUT.height);
		const { data } = await session.run(tensorOf(crop, NORMALIZATION, INPUT.width));
		const [upright, turned] = data;
		balance += upright - turned;
		if (Math.abs(balance) > SETTLED) break;
	}
	return balance < 0;
}
