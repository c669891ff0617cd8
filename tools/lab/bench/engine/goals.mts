import { IMAGE_SETS, LEVELS, type Level } from '../../image-sets/image-set.mts';
import { exactShare, median, mergeTallies, type Tally } from '../../image-sets/tally.mts';
import { rounded, type TableRow } from '../report.mts';

/** What was measured of our engine. */
export interface Findings {
	/** By the name of the set. */
	tallies: ReadonlyMap<string, Tally>;
	/** Resident MiB after each card, two in flight. */
	memory: readonly number[];
	/** The most of it, in MiB. */
	peak: number;
	/** Photos per second, by how many are in flight. */
	rates: ReadonlyMap<number, number>;
}

/** In percent, from issue 3, of both sides of a level together. */
const ACCURACY_AIMS: Readonly<Record<Level, { exact: number; number: number; side: number }>> = {
	clean: { exact: 99, number: 100, side: 100 },
	photo: { exact: 97, number: 99.5, side: 100 },
	hard: { exact: 90, number: 98, side: 99 },
};
const REFUSED_AIM = 99;
const MEMORY_AIM = 650;
/** Garbage collection makes memory vary by a few percent. */
const GROWTH_AIM = 1.05;
/** Fewer front images say little of silent wrong numbers. */
const SILENT_FRONTS = 2000;

/** Memory is compared over so many cards: before the thousandth, and at the end. */
const WINDOW = 100;
const EARLY = 1000;

const percent = (share: number) => rounded(100 * share);

/** Every goal of the engine, and whether it was met. */
export function goalRows({ tallies, memory, peak, rates }: Findings): TableRow[] {
	const tallyOf = (holds: (set: (typeof IMAGE_SETS)[number]) => boolean) =>
		mergeTallies(IMAGE_SETS.filter(holds).map(({ name }) => tallies.get(name)!));
	const atLeast = (goal: string, aim: number, measured: number, unit = '%') => ({
		goal,
		aim: `≥ ${aim} ${unit}`.trim(),
		measured: `${rounded(measured)} ${unit}`.trim(),
		met: measured >= aim ? 'yes' : 'no',
	});
	const atMost = (goal: string, aim: number, measured: number, unit = '') => ({
		goal,
		aim: aim === 0 ? '0' : `≤ ${aim} ${unit}`.trim(),
		measured: `${rounded(measured)} ${unit}`.trim(),
		met: measured <= aim ? 'yes' : 'no',
	});
	const ofLevels = LEVELS.flatMap((level) => {
		const tally = tallyOf((set) => set.level === level);
		const aims = ACCURACY_AIMS[level];
		return [
			atLeast(`${level}: whole card exact`, aims.exact, percent(tally.exact / tally.images)),
			atLeast(`${level}: number exact`, aims.number, percent(exactShare(tally, 'identity_code'))),
			atLeast(`${level}: side right`, aims.side, percent(exactShare(tally, 'side'))),
		];
	});
	const empty = tallyOf(({ kind }) => kind === 'no card');
	const { present, silentNumbers } = tallyOf(() => true);
	const fronts = present.identity_code ?? 0;
	const silent = atMost(`silent wrong numbers in ${fronts} front images`, 0, silentNumbers);
	// In a quick run with few cards, "early" is the first fifth.
	const early = Math.min(EARLY, Math.ceil(memory.length / 5));
	const before = median(memory.slice(Math.max(0, early - WINDOW), early));
	const growth = median(memory.slice(-WINDOW)) / before;
	return [
		...ofLevels,
		atLeast('images without a card refused', REFUSED_AIM, percent(empty.exact / empty.images)),
		fronts >= SILENT_FRONTS ? silent : { ...silent, met: 'too few images' },
		atLeast(
			'cards per second, two in flight relative to one',
			1,
			rates.get(2)! / rates.get(1)!,
			'',
		),
		atMost('peak memory', MEMORY_AIM, peak, 'MiB'),
		atMost(
			`memory after ${memory.length} cards relative to that after ${early}`,
			GROWTH_AIM,
			growth,
		),
	];
}
