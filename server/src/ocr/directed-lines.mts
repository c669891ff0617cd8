import { angleBetween } from '../geometry/angle.mts';
import { sizeOf, withReadingRotated, type Quad } from '../geometry/quad.mts';
import { bestPath, type LinePosterior } from './ctc-decode.mts';
import { SENSIBLE } from './line-evidence.mts';
import type { QuadPosterior } from './text-line.mts';

/**
 * A reading is settled if its characters have at least this mean probability, and their probabilities add up to at
 * least this share of the number of squares that fit into the line. Drawn lines are nearly all settled the right way
 * round, and few upside down, most of them short.
 */
const SETTLED = { mean: SENSIBLE, density: 0.5 };

/**
 * After this many lines that made no more sense the other way round, further ones are read only once: they are dirt,
 * blurred or in another script. After so many drafts more that failed than stood, there are no more: what is left
 * are names, addresses, or lines that are blurred, marked or in another script.
 */
export const MOST_MISSES = 2;

/** A reading in one direction, with measures of whether it makes sense. */
export interface Attempt extends QuadPosterior {
	/** Sum of the characters' probabilities: upside down, characters get lost or improbable. */
	sum: number;
	isSettled: boolean;
}

/** What the lines read so far show about the direction of the next ones. */
interface Heading {
	/** Direction of the last line that was settled, in radians; `null` before the first. */
	forward: number | null;
	/** Lines that made no more sense the other way round. */
	misses: number;
}

/** The heading before the first line. */
export const NO_HEADING: Heading = { forward: null, misses: 0 };

export interface Batch {
	quads: readonly Quad[];
	/** Heading by the lines before them; `null` to read each in the direction of its quad. */
	heading: Heading | null;
}

/** The readings of a batch, in its order, and the heading for the next one. */
export interface BatchReading {
	attempts: Attempt[];
	heading: Heading | null;
}

type Read = (quad: Quad) => Promise<LinePosterior>;

/**
 * Recognizes lines whose direction is known up to half a turn, with `read`. Each is read in the direction of
 * the last settled one, and the other way round if that makes no sense; the higher sum of probabilities wins.
 */
export async function readBatch({ quads, heading }: Batch, read: Read): Promise<BatchReading> {
	const attempts: Attempt[] = [];
	if (heading === null) {
		for (const quad of quads) attempts.push(await attempt(quad, read));
		return { attempts, heading };
	}
	let { forward, misses } = heading;
	for (const detected of quads) {
		const runsBack = forward !== null && Math.cos(directionOf(detected) - forward) < -PARALLEL;
		const first = await attempt(runsBack ? reversed(detected) : detected, read);
		const best =
			first.isSettled || misses >= MOST_MISSES
				? first
				: better(first, await attempt(reversed(first.quad), read));
		if (best.isSettled) forward = directionOf(best.quad);
		else if (best === first) misses++;
		attempts.push(best);
	}
	return { attempts, heading: { forward, misses } };
}

/** The reading of a line that makes more sense; of equal ones, the first. */
export function better(first: Attempt, other: Attempt): Attempt {
	return other.sum > first.sum ? other : first;
}

async function attempt(quad: Quad, read: Read): Promise<Attempt> {
	const posterior = await read(quad);
	const characters = bestPath(posterior);
	const sum = characters.reduce((total, { probability }) => total + probability, 0);
	const { width, height } = sizeOf(quad);
	const isSettled =
		sum >= SETTLED.mean * Math.max(1, characters.length) &&
		sum >= (SETTLED.density * width) / Math.max(1, height);
	return { quad, posterior, sum, isSettled };
}

/** The same line, read the other way round. */
export const reversed = (quad: Quad) => withReadingRotated(quad, 2);

const directionOf = ([topLeft, topRight]: Quad) => angleBetween(topLeft, topRight);

/** Minimum cosine of the angle between lines that do not run across each other. */
const PARALLEL = Math.SQRT1_2;

/**
 * Whether a line runs against most others: it must also be read the other way round, since digits make some sense upside
 * down.
 */
export function runsAgainst({ quad }: Attempt, attempts: readonly Attempt[]): boolean {
	const votes = attempts.map((other) => {
		const along = Math.cos(directionOf(quad) - directionOf(other.quad));
		return Math.abs(along) > PARALLEL ? Math.sign(along) * other.sum : 0;
	});
	return votes.reduce((sum, vote) => sum + vote, 0) < 0;
}
