import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import { rounded, type ReportSection, type TableRow } from '../report.mts';
import { ownName, PACKS } from './bench-engine.mts';
import { bestPeer, timeRatio, type Findings } from './findings.mts';
import { levelTally, tallyOf } from './goals.mts';
import { LEVELS, PICTURE_SETS, type Level } from './pictures/picture-set.mts';
import { medianTime } from './side-by-side.mts';
import { exactShare, quantile, together, worstConfusions, type Tally } from './tally.mts';

const MOST_CONFUSIONS = 12;

const percent = (share: number): number => rounded(100 * share, 1);

/** Everything but the goals, as tables. */
export function sectionsOf(findings: Findings): ReportSection[] {
	return [
		accuracySection(findings),
		fieldSection(findings),
		layoutSection(findings),
		speedSection(findings),
		memorySection(findings),
		confusionSection(findings),
		peerSection(findings),
	];
}

function accuracyRow(engine: string, pictures: string, tally: Tally): TableRow {
	return {
		engine,
		pictures: `${tally.pictures} ${pictures}`,
		'exact, %': percent(tally.exact / tally.pictures),
		'number exact, %':
			tally.present.identity_code === undefined ? '' : percent(exactShare(tally, 'identity_code')),
		'side right, %': tally.present.side === undefined ? '' : percent(exactShare(tally, 'side')),
		'silent wrong numbers': tally.silentNumbers,
	};
}

const peerRuns = ({ sideBySide: { runs, peers } }: Findings, level: Level) =>
	runs.filter((run) => run.level === level && peers.some(({ name }) => name === run.engine));

function accuracySection(findings: Findings): ReportSection {
	const ownSets = PICTURE_SETS.filter(({ kind }) => kind !== 'layout').map(({ name }) => name);
	return {
		heading: 'Accuracy by level',
		note: 'Exact: all ten fields are; of no card: refused. Rare characters are as frequent in names as among people, but in “rare names” in most of them. Peers read a fixed number a level, of both sides.',
		rows: [
			...findings.own.flatMap((run) =>
				ownSets.map((name) => accuracyRow(ownName(run.pack), name, tallyOf(run, name))),
			),
			...LEVELS.flatMap((level) =>
				peerRuns(findings, level).map(({ engine, tally }) => accuracyRow(engine, level, tally)),
			),
		],
	};
}

function fieldSection(findings: Findings): ReportSection {
	const row = (engine: string, level: Level, tally: Tally): TableRow => {
		const fields = ID_CARD_FIELD_NAMES.map((name) => [name, percent(exactShare(tally, name))]);
		return { engine, level, ...Object.fromEntries(fields) };
	};
	return {
		heading: 'By field',
		note: 'Percent exact, of the pictures that show the field.',
		rows: LEVELS.flatMap((level) => [
			...findings.own.map((run) => row(ownName(run.pack), level, levelTally(run, level))),
			...peerRuns(findings, level).map(({ engine, tally }) => row(engine, level, tally)),
		]),
	};
}

function layoutSection({ own }: Findings): ReportSection {
	const layouts = PICTURE_SETS.filter(({ kind }) => kind === 'layout');
	return {
		heading: 'Layouts and lookalikes',
		note: 'Photos, both sides in turn. Of two people’s cards either one is right.',
		rows: layouts.flatMap(({ name }) =>
			own.map((run) => accuracyRow(ownName(run.pack), name, tallyOf(run, name))),
		),
	};
}

function speedSection({ sideBySide, concurrency }: Findings): ReportSection {
	const { runs } = sideBySide;
	const ours = ownName(PACKS[0]);
	const engines = [...new Set(runs.map(({ engine }) => engine))];
	const rates = concurrency.map(
		({ inFlight, cardsASecond }) => `${inFlight}: ${rounded(cardsASecond, 1)}`,
	);
	const best = bestPeer(sideBySide, 'npm wrapper');
	return {
		heading: 'Speed',
		note: `Milliseconds a card, median (95th percentile), each picture to every engine in turn. The floor decodes and runs the same inference calls on noise, and does no more. Best npm wrapper by whole cards: ${best ?? 'none ran'}. Photos a second by pictures in flight: ${rates.join('; ')}.`,
		rows: engines.map((engine) => {
			const row: TableRow = { engine };
			for (const level of LEVELS) {
				const times = runs.find((run) => run.engine === engine && run.level === level);
				const p95 = quantile(times?.milliseconds ?? [], 0.95);
				row[level] = `${Math.round(medianTime(runs, engine, level))} (${Math.round(p95)})`;
			}
			for (const level of LEVELS) {
				row[`ours / this, ${level}`] = rounded(timeRatio(sideBySide, [ours, engine], level));
			}
			return row;
		}),
	};
}

function memorySection({ own }: Findings): ReportSection {
	return {
		heading: 'Memory',
		note: 'Each pack alone in a process of its own that reads all pictures, two in flight. Early: before the 1,000th card.',
		rows: own.map(({ pack, memory }) => ({
			pack,
			cards: memory.cards,
			'peak, MiB': Math.round(memory.peakMebibytes),
			'early, MiB': Math.round(memory.earlyMebibytes),
			'at the end, MiB': Math.round(memory.lateMebibytes),
			'end / early': rounded(memory.lateMebibytes / memory.earlyMebibytes),
		})),
	};
}

function confusionSection(findings: Findings): ReportSection {
	const row = (engine: string, pictures: string, tally: Tally): TableRow => ({
		engine,
		pictures: `${tally.pictures} ${pictures}`,
		'read for': worstConfusions(tally, MOST_CONFUSIONS).join(', '),
	});
	const levelSets = (run: Findings['own'][number]) =>
		together(LEVELS.map((level) => levelTally(run, level)));
	const others = PICTURE_SETS.filter(({ kind }) => kind === 'rare' || kind === 'layout');
	const rows = [
		...findings.own.map((run) => row(ownName(run.pack), 'of all levels', levelSets(run))),
		...findings.own.flatMap((run) =>
			others.map(({ name }) => row(ownName(run.pack), name, tallyOf(run, name))),
		),
		...findings.sideBySide.peers.map(({ name }) => {
			const runs = findings.sideBySide.runs.filter(({ engine }) => engine === name);
			return row(name, 'of all levels', together(runs.map(({ tally }) => tally)));
		}),
	];
	return { heading: 'Confusions that cost most', rows: rows.filter((each) => each['read for']) };
}

function peerSection({ sideBySide: { peers, missing } }: Findings): ReportSection {
	return {
		heading: 'Peers',
		note: 'Each unmodified, in a folder and a process of its own. They give lines; the fields are made of them by our own parser.',
		rows: [
			...peers.map(({ versions, setting }) => ({ peer: versions, setting, state: 'measured' })),
			...missing.map(({ name, setting, reason }) => {
				return { peer: name, setting, state: `not measured: ${reason}` };
			}),
		],
	};
}
