import { chanceOfLosing } from '../../image-sets/sign-test.mts';
import { countReading, emptyTally, mergeTallies, type Tally } from '../../image-sets/tally.mts';
import type { GateSet } from './sets.mts';
import type { Variant } from './variant.mts';

const MOST_LOST = 1 / 200;
/** Over three sets and all together, one gate in 25 fails by chance. */
const CHANCE = 0.01;

/** What a pack and its FP32 source, the reference, made of the same images. */
export interface Outcome {
	pack: Tally;
	reference: Tally;
	/** Images that the reference alone read exactly, and the pack alone. */
	lost: number;
	gained: number;
}

/** Images of a set, and how many of them only one of the two read exactly. */
export interface Changes {
	images: number;
	lost: number;
	gained: number;
}

/** Reads `count` images of a set with both; one is drawn while another one is read. */
export async function compare(
	set: GateSet,
	count: number,
	variants: Readonly<Record<'pack' | 'reference', Variant>>,
): Promise<Outcome> {
	const outcome: Outcome = { pack: emptyTally(), reference: emptyTally(), lost: 0, gained: 0 };
	let next = 0;
	const readNext = async () => {
		while (next < count) {
			const { image, truths } = await set.draw(next++);
			const isExact = async (which: 'pack' | 'reference') => {
				const { fields, inReview } = await variants[which].read(image);
				const before = outcome[which].exact;
				countReading(outcome[which], truths, fields, inReview);
				return outcome[which].exact > before;
			};
			const [byPack, byReference] = [await isExact('pack'), await isExact('reference')];
			if (byReference && !byPack) outcome.lost++;
			if (byPack && !byReference) outcome.gained++;
		}
	};
	await Promise.all([readNext(), readNext()]);
	return outcome;
}

/** Sums the outcomes of several sets. */
export function sumOf(outcomes: readonly Outcome[]): Outcome {
	return {
		pack: mergeTallies(outcomes.map(({ pack }) => pack)),
		reference: mergeTallies(outcomes.map(({ reference }) => reference)),
		lost: outcomes.reduce((sum, { lost }) => sum + lost, 0),
		gained: outcomes.reduce((sum, { gained }) => sum + gained, 0),
	};
}

/** Whether a pack loses too much, or leaves more wrong numbers unnoticed than the reference. */
export function fails({ pack, reference, lost, gained }: Outcome): boolean {
	const isSilent = pack.silentNumbers > reference.silentNumbers;
	return isSilent || losesTooMuch({ images: pack.images, lost, gained });
}

/**
 * Whether a pack loses more than 1 in 200 images, net, and so many more than it gains that chance does not explain it
 * (sign test).
 */
export function losesTooMuch({ images, lost, gained }: Changes): boolean {
	return lost - gained > MOST_LOST * images && chanceOfLosing(lost, gained) < CHANCE;
}
