/**
 * Sign test of two readers on the same images: the probability that one of two equally good readers loses at least
 * `lost` of the images that only one of them read exactly.
 */
export function chanceOfLosing(lost: number, gained: number): number {
	const changed = lost + gained;
	let ways = 1;
	let chance = 0;
	for (let few = 0; few <= gained; few++) {
		chance += ways / 2 ** changed;
		ways *= (changed - few) / (few + 1);
	}
	return chance;
}
