import {
	sizeOf,
	vectorBetween,
	withReadingRotated,
	type Point,
	type Quad,
} from '../geometry/quad.mts';
import { bestPath, type LinePosterior } from './ctc-decode.mts';
import type { QuadPosterior } from './line-decoder.mts';

/**
 * A reading is settled when its characters have at least this mean probability, and their sum reaches
 * this share of how many squares the line could hold. Measured on drawn cards: the right way round all
 * of 405 lines are (but 2 short ones), upside down 10 of 330 lines and 8 of 75 short ones.
 */
const SETTLED = { mean: 0.85, density: 0.5 };

/**
 * After so many lines that made no more sense the other way round, further ones are dirt, blurred or in
 * another script, too.
 */
const MOST_MISSES = 2;

/** A reading, with what tells whether it makes sense. */
interface Attempt extends QuadPosterior {
	/** Sum of the characters' probabilities: upside down, characters get lost or doubtful. */
	sum: number;
	isSettled: boolean;
}

/**
 * Recognizes lines whose direction is known but for half a turn, with `read`. Each is read the way the
 * last settled one runs, and the other way round if that makes no sense; the higher sum of
 * probabilities wins. In the end those that run against most others are read the other way round, too:
 * digits make some sense upside down. The most telling lines should come first.
 */
export async function readDirected(
	quads: readonly Quad[],
	read: (quad: Quad) => Promise<LinePosterior>,
): Promise<QuadPosterior[]> {
	const attempt = async (quad: Quad) => attemptOf(quad, await read(quad));
	const better = async (known: Attempt) => {
		const other = await attempt(reversed(known.quad));
		return other.sum > known.sum ? other : known;
	};
	const attempts: Attempt[] = [];
	let forward: Point | null = null;
	let misses = 0;
	for (const detected of quads) {
		const runsBack = forward !== null && cosine(directionOf(detected), forward) < -PARALLEL;
		const first = await attempt(runsBack ? reversed(detected) : detected);
		const best = first.isSettled || misses >= MOST_MISSES ? first : await better(first);
		if (best.isSettled) forward = directionOf(best.quad);
		else if (best === first) misses++;
		attempts.push(best);
	}
	const lines: QuadPosterior[] = [];
	for (const one of attempts) {
		const { quad, posterior } = runsAgainst(one, attempts) ? await better(one) : one;
		lines.push({ quad, posterior });
	}
	return lines;
}

function attemptOf(quad: Quad, posterior: LinePosterior): Attempt {
	const characters = bestPath(posterior);
	const sum = characters.reduce((total, { probability }) => total + probability, 0);
	const { width, height } = sizeOf(quad);
	const isSettled =
		sum >= SETTLED.mean * Math.max(1, characters.length) &&
		sum >= (SETTLED.density * width) / Math.max(1, height);
	return { quad, posterior, sum, isSettled };
}

const reversed = (quad: Quad) => withReadingRotated(quad, 2);

const directionOf = ([topLeft, topRight]: Quad) => vectorBetween(topLeft, topRight);

/** Lines with a lower cosine of the angle between them run across each other. */
const PARALLEL = Math.SQRT1_2;

function runsAgainst({ quad }: Attempt, attempts: readonly Attempt[]): boolean {
	const votes = attempts.map((other) => {
		const along = cosine(directionOf(quad), directionOf(other.quad));
		return Math.abs(along) > PARALLEL ? Math.sign(along) * other.sum : 0;
	});
	return votes.reduce((sum, vote) => sum + vote, 0) < 0;
}

function cosine(one: Point, other: Point): number {
	return (
		(one.x * other.x + one.y * other.y) / (Math.hypot(one.x, one.y) * Math.hypot(other.x, other.y))
	);
}
