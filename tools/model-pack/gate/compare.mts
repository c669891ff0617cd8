import { countReading, emptyTally, type Tally } from '../../image-sets/tally.mts';
import type { GateSet } from './sets.mts';
import type { Variant } from './variant.mts';

const MOST_LOST = 1 / 200;
/** Over 44 sets, one gate in 23 fails by chance. */
const CHANCE = 0.001;

/** What one variant made of a set. */
export interface Outcome {
	variant: string;
	tally: Tally;
	/** Images that the first variant read exactly and this one did not, and the other way round. */
	lost: number;
	gained: number;
	/** Sum over all images, in milliseconds. */
	cpu: number;
}

/** Reads `count` images of a set with every variant, in an order that rotates with each image. */
export async function compare(
	set: GateSet,
	count: number,
	variants: readonly Variant[],
): Promise<Outcome[]> {
	const outcomes = variants.map(({ name }): Outcome => {
		return { variant: name, tally: emptyTally(), lost: 0, gained: 0, cpu: 0 };
	});
	for (let index = 0; index < count; index++) {
		const { image, truths } = await set.draw(index);
		const exact: boolean[] = [];
		for (let turn = 0; turn < variants.length; turn++) {
			const which = (index + turn) % variants.length;
			const { fields, cpu } = await variants[which].read(image);
			const { tally } = outcomes[which];
			const before = tally.exact;
			countReading(tally, truths, fields);
			exact[which] = tally.exact > before;
			outcomes[which].cpu += cpu;
		}
		for (const [which, outcome] of outcomes.entries()) {
			if (exact[0] && !exact[which]) outcome.lost++;
			if (!exact[0] && exact[which]) outcome.gained++;
		}
	}
	return outcomes;
}

/** Adds the counts of another set. */
export function addOutcome(sum: Outcome, { tally, lost, gained, cpu }: Outcome): void {
	sum.tally.images += tally.images;
	sum.tally.exact += tally.exact;
	sum.tally.silentNumbers += tally.silentNumbers;
	sum.lost += lost;
	sum.gained += gained;
	sum.cpu += cpu;
}

/**
 * Whether a variant loses more than 1 in 200 images, net, and so many more than it gains that chance does not explain
 * it (sign test).
 */
export function losesTooMuch({ lost, gained, tally }: Outcome): boolean {
	if (lost - gained <= MOST_LOST * tally.images) return false;
	const changed = lost + gained;
	let ways = 1;
	let chance = 0;
	for (let few = 0; few <= gained; few++) {
		chance += ways / 2 ** changed;
		ways *= (changed - few) / (few + 1);
	}
	return chance < CHANCE;
}
