import { observeImages } from '../../confidence/observe-images.mts';
import type { Observed, ObservedImage } from '../../confidence/observing-thread.mts';
import { IMAGE_SETS, PATCHED_SET, type ImageSet } from '../../image-sets/image-set.mts';
import type { BenchReport } from '../report.mts';
import { binRows, groupRow, type Group } from './rows.mts';

/** Neither the fit of the model nor its development has seen these people. */
const SEED = 'reliability';

/** Images of a set whose share is 1. */
const IMAGES = Number(process.env['BENCH_RELIABILITY_IMAGES'] ?? 50);

/** The share of patched cards that may be wrong without a review. */
const MOST_SILENT = 0.01;

/** A group of sets, and how many images of each are read, as a share of {@link IMAGES}. */
interface GroupPlan {
	name: string;
	holds(set: ImageSet): boolean;
	share: number;
}

const named = (name: string) => (set: ImageSet) => set.name === name;

const GROUPS: readonly GroupPlan[] = [
	{ name: 'photo', holds: ({ level }) => level === 'photo', share: 1.5 },
	{ name: 'hard', holds: ({ level }) => level === 'hard', share: 1 },
	{ name: 'marked', holds: ({ kind }) => kind === 'mark', share: 0.3 },
	{ name: 'blurred', holds: named('blurred'), share: 1.5 },
	{ name: 'few pixels', holds: named('few pixels'), share: 0.5 },
	{ name: 'faded', holds: named('faded'), share: 0.5 },
	{ name: 'glare', holds: named('glare'), share: 1 },
	{ name: 'rare names', holds: ({ kind }) => kind === 'rare', share: 0.6 },
	{ name: 'patched', holds: named(PATCHED_SET.name), share: 10 },
];

/** Reads images that show how often values of each confidence are right. */
export async function run(): Promise<BenchReport> {
	const planned = GROUPS.flatMap(({ name, holds, share }) =>
		[...IMAGE_SETS, PATCHED_SET].filter(holds).flatMap((set) =>
			Array.from({ length: Math.ceil(share * IMAGES) }, (_, index) => ({
				group: name,
				image: { set: set.name, index, seed: `${SEED}/${set.name}` } satisfies ObservedImage,
			})),
		),
	);
	const observed: Observed[] = [];
	await observeImages(
		planned.map(({ image }) => image),
		(one) => {
			observed.push(one);
			if (observed.length % 100 === 0) {
				process.stderr.write(`${observed.length} of ${planned.length} images\n`);
			}
		},
	);
	const groupOf = new Map(planned.map(({ group, image }) => [image.set, group]));
	const groups = GROUPS.map(
		({ name }): Group => ({
			name,
			observed: observed.filter(({ set }) => groupOf.get(set) === name),
		}),
	);
	const patched = observed.filter(({ set }) => set === PATCHED_SET.name);
	const silent = patched.filter(({ isWhole, needsReview }) => !isWhole && needsReview.length === 0);
	// A person sees that something is hidden. Room for a single digit is not told from uneven print: 1 card of 220.
	if (silent.length > MOST_SILENT * patched.length) process.exitCode = 1;
	return {
		title: 'How far confidence can be trusted',
		description:
			'Drawn cards of people that the model of confidence was not fitted to. Values are all fields but the side; ' +
			'a wrong card has one that is wrong or missing. More than 1 in 100 patched cards without a review fail the benchmark.',
		rows: groups.map(groupRow),
		sections: [
			{
				heading: 'Right values by confidence',
				note: 'Where confidence is calibrated, the last two columns agree.',
				rows: binRows(observed),
			},
		],
	};
}
