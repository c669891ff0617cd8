import { chanceOfLosing } from '../../image-sets/sign-test.mts';
import { countReading, emptyTally, mergeTallies, type Tally } from '../../image-sets/tally.mts';
import type { GateSet } from './sets.mts';
import type { Variant } from './variant.mts';

const MOST_LOST = 1 / 200;
/** Over 44 sets and all together, one gate in 23 fails by chance. */
const CHANCE = 0.001;

/** What one variant made of a set. */
export interface Outcome {
	variant: string;
	tally: Tally;
	/** Images that the reference read exactly and this one did not, and the other way round. */
	lost: number;
	gained: number;
	/** Sum over all images, in milliseconds. */
	cpu: number;
}

/** The reference reads every image, or only those that a pack misread: then it is not known what the packs gained. */
export type ReferenceReads = 'every' | 'misread';

/**
 * Reads `count` images of a set with every pack, in an order that rotates with each image, and with the first variant,
 * the reference. Returns the outcomes in the order of the variants.
 */
export async function compare(
	set: GateSet,
	count: number,
	variants: readonly Variant[],
	referenceReads: ReferenceReads,
): Promise<Outcome[]> {
	const outcomes = variants.map(({ name }): Outcome => {
		return { variant: name, tally: emptyTally(), lost: 0, gained: 0, cpu: 0 };
	});
	const packs = variants.length - 1;
	for (let index = 0; index < count; index++) {
		const { image, truths } = await set.draw(index);
		const isExact = async (which: number): Promise<boolean> => {
			const { fields, inReview, cpu } = await variants[which].read(image);
			const { tally } = outcomes[which];
			const before = tally.exact;
			countReading(tally, truths, fields, inReview);
			outcomes[which].cpu += cpu;
			return tally.exact > before;
		};
		const exact: boolean[] = [];
		for (let turn = 0; turn < packs; turn++) {
			const pack = (index + turn) % packs;
			exact[pack] = await isExact(pack + 1);
		}
		if (referenceReads === 'misread' && exact.every(Boolean)) continue;
		const isReferenceExact = await isExact(0);
		for (let pack = 0; pack < packs; pack++) {
			if (isReferenceExact && !exact[pack]) outcomes[pack + 1].lost++;
			if (!isReferenceExact && exact[pack]) outcomes[pack + 1].gained++;
		}
	}
	return outcomes;
}

/** Sums the outcomes of several sets, variant by variant. */
export function sumOf(sets: ReadonlyArray<readonly Outcome[]>): Outcome[] {
	return sets[0].map(({ variant }, which) => {
		const ofVariant = sets.map((outcomes) => outcomes[which]);
		const total = (key: 'lost' | 'gained' | 'cpu') =>
			ofVariant.reduce((sum, outcome) => sum + outcome[key], 0);
		return {
			variant,
			tally: mergeTallies(ofVariant.map(({ tally }) => tally)),
			...{ lost: total('lost'), gained: total('gained'), cpu: total('cpu') },
		};
	});
}

/** The packs that lose too much, or leave more wrong numbers unnoticed than the reference. */
export function failing([reference, ...packs]: readonly Outcome[]): Outcome[] {
	return packs.filter(
		(pack) => losesTooMuch(pack) || pack.tally.silentNumbers > reference.tally.silentNumbers,
	);
}

/**
 * Whether a pack loses more than 1 in 200 images, net, and so many more than it gains that chance does not explain it
 * (sign test).
 */
export function losesTooMuch({ lost, gained, tally }: Outcome): boolean {
	return lost - gained > MOST_LOST * tally.images && chanceOfLosing(lost, gained) < CHANCE;
}
