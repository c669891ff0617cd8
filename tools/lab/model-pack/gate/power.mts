import { losesTooMuch, type Changes } from './compare.mts';

/** Less likely counts change nothing that is printed. */
const NEGLIGIBLE = 1e-9;

/**
 * The probability that the gate sees a pack that loses a share of all images, net, where it gains as many as it did here:
 * exact, over all counts of images lost and gained.
 */
export function powerToSee(loss: number, { images, gained }: Changes): number {
	const losses = binomial(images, gained / images + loss);
	const gains = binomial(images, gained / images);
	let power = 0;
	for (const [lost, ofLosing] of losses.entries()) {
		if (ofLosing < NEGLIGIBLE) continue;
		for (const [won, ofWinning] of gains.entries()) {
			if (ofWinning < NEGLIGIBLE) continue;
			if (losesTooMuch({ images, lost, gained: won })) power += ofLosing * ofWinning;
		}
	}
	return power;
}

/** The probability of each count from 0 to `trials`. */
function binomial(trials: number, chance: number): number[] {
	const all = [(1 - chance) ** trials];
	for (let count = 0; count < trials; count++) {
		all.push((all[count] * ((trials - count) / (count + 1)) * chance) / (1 - chance));
	}
	return all;
}
