import { rounded, type TableRow } from '../report.mts';
import { ownName, PACKS } from './bench-engine.mts';
import { bestPeer, timeRatio, type Findings } from './findings.mts';
import type { PackRun } from './own-accuracy.mts';
import { LEVELS, PICTURE_SETS, type Level } from './pictures/picture-set.mts';
import { exactShare, mergeTallies, type Tally } from './tally.mts';

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
const PEER_RATIO_AIM = 0.3;
const FLOOR_RATIO_AIM = 1.3;
const MEMORY_AIM = 900;
/** Minimum number of front images for a meaningful result. */
const SILENT_FRONTS = 2000;
/** Garbage collection makes memory vary by a few percent. */
const GROWTH_AIM = 1.05;

/** Every goal of the engine. Accuracy goals apply to the default pack, both sides of a level together. */
export function goalsOf(findings: Findings): Goal[] {
	const [defaultPack, small] = findings.own;
	return [
		...LEVELS.flatMap((level) => accuracyGoals(defaultPack, level)),
		atLeast(
			'images without a card refused',
			REFUSED_AIM,
			percent(exact(tallyOf(defaultPack, 'no card'))),
		),
		silentGoal(defaultPack),
		...speedGoals(findings),
		throughputGoal(findings),
		atMost(`peak memory, ${small.pack}`, MEMORY_AIM, small.memory.peakMebibytes, 'MiB'),
		atMost(
			`memory after ${small.memory.cards} cards relative to that after 1,000`,
			GROWTH_AIM,
			small.memory.lateMebibytes / small.memory.earlyMebibytes,
		),
	];
}

function accuracyGoals(run: PackRun, level: Level): Goal[] {
	const aims = ACCURACY_AIMS[level];
	const tally = levelTally(run, level);
	return [
		atLeast(`${level}: whole card exact`, aims.exact, percent(exact(tally))),
		atLeast(`${level}: number exact`, aims.number, percent(exactShare(tally, 'identity_code'))),
		atLeast(`${level}: side right`, aims.side, percent(exactShare(tally, 'side'))),
	];
}

function speedGoals({ sideBySide }: Findings): Goal[] {
	const ours = ownName(PACKS[0]);
	const others = [
		['RapidOCR', bestPeer(sideBySide, 'rapidocr'), PEER_RATIO_AIM],
		['the best npm wrapper', bestPeer(sideBySide, 'npm wrapper'), PEER_RATIO_AIM],
		['the floor', `floor, ${PACKS[0]}`, FLOOR_RATIO_AIM],
	] as const;
	return others.flatMap(([what, other, aim]) =>
		LEVELS.map((level) =>
			atMost(
				`${level}: time relative to ${what}`,
				aim,
				timeRatio(sideBySide, [ours, other], level),
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
export function tallyOf({ tallies }: PackRun, set: string): Tally {
	return tallies.get(set) ?? mergeTallies([]);
}

/** The tally of both sides of a level. */
export function levelTally(run: PackRun, level: Level): Tally {
	const sets = PICTURE_SETS.filter((set) => set.level === level);
	return mergeTallies(sets.map(({ name }) => tallyOf(run, name)));
}

function silentGoal(run: PackRun): Goal {
	const { present, silentNumbers } = mergeTallies([...run.tallies.values()]);
	const fronts = present.identity_code ?? 0;
	const goal = atMost(`silent wrong numbers in ${fronts} front images`, 0, silentNumbers);
	return { ...goal, met: goal.met && fronts >= SILENT_FRONTS };
}

const exact = ({ exact: right, pictures }: Tally): number => right / pictures;
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
