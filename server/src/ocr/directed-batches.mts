import type { Quad } from '../geometry/quad.mts';
import {
	better,
	contradicted,
	NO_HEADING,
	type Attempt,
	type Batch,
	type BatchReading,
} from './directed-lines.mts';
import type { QuadPosterior } from './line-decoder.mts';
import { lineCost } from './line-cost.mts';

/**
 * Most that is read without a break, by {@link lineCost}: about a whole side of a card. So one image's
 * step takes no longer than another one needs, however much text it shows.
 */
const MOST_AT_A_TIME = 40;

/**
 * Recognizes lines whose direction is known but for half a turn: yields batch after batch, and is to be
 * given the reading of each. In the end those that run against most others are read the other way round,
 * too. The most telling lines should come first. Where the batches end changes nothing in the result.
 */
export function* directedBatches(
	quads: readonly Quad[],
): Generator<Batch, QuadPosterior[], BatchReading> {
	const attempts: Attempt[] = [];
	let heading: Batch['heading'] = NO_HEADING;
	for (const batch of batchesOf(quads)) {
		const reading: BatchReading = yield { quads: batch, heading };
		attempts.push(...reading.attempts);
		({ heading } = reading);
	}
	const against = contradicted(attempts);
	const turned: Attempt[] = [];
	for (const batch of batchesOf([...against.values()])) {
		turned.push(...(yield { quads: batch, heading: null }).attempts);
	}
	const others = new Map([...against.keys()].map((one, index) => [one, turned[index]]));
	return attempts.map((one) => {
		const { quad, posterior } = better(one, others.get(one) ?? one);
		return { quad, posterior };
	});
}

function batchesOf(quads: readonly Quad[]): Quad[][] {
	const batches: Quad[][] = [];
	let cost = Infinity;
	for (const quad of quads) {
		cost += lineCost(quad);
		if (cost > MOST_AT_A_TIME) {
			batches.push([]);
			cost = lineCost(quad);
		}
		batches.at(-1)!.push(quad);
	}
	return batches;
}
