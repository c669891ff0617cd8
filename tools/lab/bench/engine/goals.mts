import { rounded, type TableRow } from '../report.mts';
import { OWN_NAME } from './bench-engine.mts';
import { bestPeer, timeRatio, type Findings } from './findings.mts';
import type { OwnRun } from './own-accuracy.mts';
import { LEVELS, IMAGE_SETS, type Level } from '../../image-sets/image-set.mts';
import { exactShare, mergeTallies, type Tally } from '../../image-sets/tally.mts';

/** A goal and its result. */
export interface Goal {
	goal: string;
	aim: string;
	/** `NaN` if not measured. */
	measured: number;
	unit?: string;
	met: boolean;
}

/** In percent, from issue 3. */
const ACCURACY_AIMS: Record<Level, { exact: number; number: number; side: number }> = {
	clean: { exact: 99, number: 100, side: 100 },
	photo: { exact: 97, number: 99.5, side: 100 },
	hard: { exact: 90, number: 98, side: 99 },
};
const REFUSED_AIM = 99;
const RAPIDOCR_RATIO_AIM = 0.2;
const WRAPPER_RATIO_AIM = 0.3;
const MEMORY_AIM = 650;
/** Minimum number of front images for a meaningful result. */
const SILENT_FRONTS = 2000;
/** Garbage collection makes memory vary by a few percent. */
const GROWTH_AIM = 1.05;

/** Every goal of the engine. Accuracy goals apply to both sides of a level together. */
export function goalsOf(findings: Findings): Goal[] {
	const { own } = findings;
	return [
		...LEVELS.flatMap((level) => accuracyGoals(own, level)),
		atLeast('images without a card refused', REFUSED_AIM, percent(exact(tallyOf(own, 'no card')))),
		silentGoal(own),
		...speedGoals(findings),
		throughputGoal(findings),
		atMost('peak memory', MEMORY_AIM, own.memory.peakMebibytes, 'MiB'),
		atMost(
			`memory after ${own.memory.cards} cards relative to that after 1,000`,
			GROWTH_AIM,
			own.memory.lateMebibytes / own.memory.earlyMebibytes,
		),
	];
}

function accuracyGoals(run: OwnRun, level: Level): Goal[] {
	const aims = ACCURACY_AIMS[level];
	const tally = levelTally(run, level);
	return [
		atLeast(`${level}: whole card exact`, aims.exact, percent(exact(tally))),
		atLeast(`${level}: number exact`, aims.number, percent(exactShare(tally, 'identity_code'))),
		atLeast(`${level}: side right`, aims.side, percent(exactShare(tally, 'side'))),
	];
}

function speedGoals({ sideBySide }: Findings): Goal[] {
	const others = [
		['RapidOCR', bestPeer(sideBySide, 'rapidocr'), RAPIDOCR_RATIO_AIM],
		['the best npm wrapper', bestPeer(sideBySide, 'npm wrapper'), WRAPPER_RATIO_AIM],
	] as const;
	return others.flatMap(([what, other, aim]) =>
		LEVELS.map((level) =>
			atMost(
				`${level}: time relative to ${what}`,
				aim,
				timeRatio(sideBySide, [OWN_NAME, other], level),
			),
		),
	);
}

function throughputGoal({ concurrency }: Findings): Goal {
	const rateOf = (inFlight: number) =>
		concurrency.find((one) => one.inFlight === inFlight)?.cardsPerSecond ?? NaN;
	return atLeast('cards per second, two in flight relative to one', 1, rateOf(2) / rateOf(1), '');
}

/** The tally of a set by its name. */
export function tallyOf({ tallies }: OwnRun, set: string): Tally {
	return tallies.get(set) ?? mergeTallies([]);
}

/** The tally of both sides of a level. */
export function levelTally(run: OwnRun, level: Level): Tally {
	const sets = IMAGE_SETS.filter((set) => set.level === level);
	return mergeTallies(sets.map(({ name }) => tallyOf(run, name)));
}

function silentGoal(run: OwnRun): Goal {
	const { present, silentNumbers } = mergeTallies([...run.tallies.values()]);
	const fronts = present.identity_code ?? 0;
	const goal = atMost(`silent wrong numbers in ${fronts} front images`, 0, silentNumbers);
	return { ...goal, met: goal.met && fronts >= SILENT_FRONTS };
}

const exact = ({ exact: right, images }: Tally): number => right / images;
const percent = (share: number): number => rounded(100 * share, 2);

// Not `!(measured < aim)`, since `NaN` must not count as met.
const atLeast = (goal: string, aim: number, measured: number, unit = '%'): Goal => ({
	...{ goal, aim: `≥ ${aim} ${unit}`.trim(), measured: rounded(measured), unit },
	met: measured >= aim,
});

const atMost = (goal: string, aim: number, measured: number, unit = ''): Goal => ({
	...{ goal, aim: aim === 0 ? '0' : `≤ ${aim} ${unit}`.trim(), measured: rounded(measured), unit },
	met: measured <= aim,
});

/** The goals as a table. */
export function goalRows(goals: readonly Goal[]): TableRow[] {
	return goals.map(({ goal, aim, measured, unit = '', met }) => ({
		goal,
		aim,
		measured: Number.isNaN(measured) ? 'not measured' : `${measured} ${unit}`.trim(),
		met: met ? 'yes' : 'no',
	}));
}
