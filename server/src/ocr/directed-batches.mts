import type { Quad } from '../geometry/quad.mts';
import {
	better,
	NO_HEADING,
	reversed,
	runsAgainst,
	type Attempt,
	type Batch,
	type BatchReading,
} from './directed-lines.mts';
import type { QuadPosterior } from './text-line.mts';
import { COST, lineCost } from './line-cost.mts';

/**
 * Recognizes lines whose direction is known up to half a turn: yields batch after batch, and expects the
 * reading of each. At the end, lines that run against most others are also read the other way round. The most
 * informative lines should come first. Where batches end changes nothing but which lines may be drafts.
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
	const against = attempts.filter((one) => runsAgainst(one, attempts));
	const turned: Attempt[] = [];
	for (const batch of batchesOf(against.map(({ quad }) => reversed(quad)))) {
		turned.push(...(yield { quads: batch, heading: null }).attempts);
	}
	const others = new Map(against.map((one, index) => [one, turned[index]]));
	return attempts.map((one) => better(one, others.get(one) ?? one));
}

/**
 * Batches of limited cost, so that an image with much text does not hold a thread for long before another has its
 * turn.
 */
function batchesOf(quads: readonly Quad[]): Quad[][] {
	const batches: Quad[][] = [];
	let cost = Infinity;
	for (const quad of quads) {
		cost += lineCost(quad);
		if (cost > COST.perCardSide) {
			batches.push([]);
			cost = lineCost(quad);
		}
		batches.at(-1)!.push(quad);
	}
	return batches;
}
