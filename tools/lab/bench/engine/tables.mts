import { ID_CARD_FIELD_NAMES } from '../../../../domain/id-card.ts';
import { rounded, type ReportSection, type TableRow } from '../report.mts';
import { OWN_NAME } from './bench-engine.mts';
import { bestPeer, timeRatio, type Findings } from './findings.mts';
import { levelTally, tallyOf } from './goals.mts';
import { LEVELS, IMAGE_SETS, type Level, type ImageSet } from '../../image-sets/image-set.mts';
import { medianTime } from './side-by-side.mts';
import {
	exactShare,
	quantile,
	mergeTallies,
	worstConfusions,
	type Tally,
} from '../../image-sets/tally.mts';

const MOST_CONFUSIONS = 12;

/** A table of sets that vary photos of plain cards. */
interface Variation {
	kind: ImageSet['kind'];
	heading: string;
	note: string;
}

const VARIATIONS: readonly Variation[] = [
	{
		kind: 'layout',
		heading: 'Layouts and lookalikes',
		note: 'Photos, alternating sides. With two people’s cards, either counts as right.',
	},
	{
		kind: 'mark',
		heading: 'Marks',
		note: 'Photos, alternating sides, with a purpose watermark, a stamp, the film’s hologram (portrait sides only) or a web site’s name over them. Light unless heavy is said.',
	},
	{
		kind: 'condition',
		heading: 'Conditions',
		note: 'Photos, alternating sides. A value under a bar must be missing, except that birth may be what the number proves; one under glare must be missing or right.',
	},
];

const percent = (share: number): number => rounded(100 * share, 1);

/** Returns everything except the goals as tables. */
export function sectionsOf(findings: Findings): ReportSection[] {
	return [
		accuracySection(findings),
		fieldSection(findings),
		...VARIATIONS.map((variation) => variationSection(findings, variation)),
		speedSection(findings),
		memorySection(findings),
		confusionSection(findings),
		peerSection(findings),
	];
}

function accuracyRow(engine: string, images: string, tally: Tally): TableRow {
	return {
		engine,
		images: `${tally.images} ${images}`,
		'exact, %': percent(tally.exact / tally.images),
		'number exact, %':
			tally.present.identity_code === undefined ? '' : percent(exactShare(tally, 'identity_code')),
		'side right, %': tally.present.side === undefined ? '' : percent(exactShare(tally, 'side')),
		'silent wrong numbers': tally.silentNumbers,
	};
}

const peerRuns = ({ sideBySide: { runs, peers } }: Findings, level: Level) =>
	runs.filter((run) => run.level === level && peers.some(({ name }) => name === run.engine));

function accuracySection(findings: Findings): ReportSection {
	const varied = VARIATIONS.map(({ kind }) => kind);
	const ownSets = IMAGE_SETS.filter(({ kind }) => !varied.includes(kind)).map(({ name }) => name);
	return {
		heading: 'Accuracy by level',
		note: 'Exact: all ten fields are exact; without a card: refused. Rare characters occur in names as often as among people, except in “rare names”, where most names have them. Peers read a fixed number of images per level, both sides.',
		rows: [
			...ownSets.map((name) => accuracyRow(OWN_NAME, name, tallyOf(findings.own, name))),
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
		note: 'Percent exact, among images that show the field.',
		rows: LEVELS.flatMap((level) => [
			row(OWN_NAME, level, levelTally(findings.own, level)),
			...peerRuns(findings, level).map(({ engine, tally }) => row(engine, level, tally)),
		]),
	};
}

function variationSection({ own }: Findings, { kind, heading, note }: Variation): ReportSection {
	const sets = IMAGE_SETS.filter((set) => set.kind === kind);
	return {
		heading,
		note,
		rows: sets.map(({ name }) => accuracyRow(OWN_NAME, name, tallyOf(own, name))),
	};
}

function speedSection({ sideBySide, concurrency }: Findings): ReportSection {
	const { runs } = sideBySide;
	const engines = [...new Set(runs.map(({ engine }) => engine))];
	const rates = concurrency.map(
		({ inFlight, cardsPerSecond }) => `${inFlight}: ${rounded(cardsPerSecond, 1)}`,
	);
	const best = bestPeer(sideBySide, 'npm wrapper');
	return {
		heading: 'Speed',
		note: `Milliseconds per card, median (95th percentile); each image goes to every engine in turn. Best npm wrapper by whole cards: ${best ?? 'none ran'}. Photos per second by images in flight: ${rates.join('; ')}.`,
		rows: engines.map((engine) => {
			const row: TableRow = { engine };
			for (const level of LEVELS) {
				const times = runs.find((run) => run.engine === engine && run.level === level);
				const p95 = quantile(times?.milliseconds ?? [], 0.95);
				row[level] = `${Math.round(medianTime(runs, engine, level))} (${Math.round(p95)})`;
			}
			for (const level of LEVELS) {
				row[`ours / this, ${level}`] = rounded(timeRatio(sideBySide, [OWN_NAME, engine], level));
			}
			return row;
		}),
	};
}

function memorySection({ own: { memory } }: Findings): ReportSection {
	return {
		heading: 'Memory',
		note: 'Our engine reads all images in a process of its own, two in flight. Early: before the 1,000th card.',
		rows: [
			{
				cards: memory.cards,
				'peak, MiB': Math.round(memory.peakMebibytes),
				'early, MiB': Math.round(memory.earlyMebibytes),
				'at the end, MiB': Math.round(memory.lateMebibytes),
				'end / early': rounded(memory.lateMebibytes / memory.earlyMebibytes),
			},
		],
	};
}

function confusionSection(findings: Findings): ReportSection {
	const row = (engine: string, images: string, tally: Tally): TableRow => ({
		engine,
		images: `${tally.images} ${images}`,
		'read as': worstConfusions(tally, MOST_CONFUSIONS).join(', '),
	});
	const levelSets = mergeTallies(LEVELS.map((level) => levelTally(findings.own, level)));
	const others = IMAGE_SETS.filter(({ kind }) => kind !== 'level' && kind !== 'no card');
	const rows = [
		row(OWN_NAME, 'of all levels', levelSets),
		...others.map(({ name }) => row(OWN_NAME, name, tallyOf(findings.own, name))),
		...findings.sideBySide.peers.map(({ name }) => {
			const runs = findings.sideBySide.runs.filter(({ engine }) => engine === name);
			return row(name, 'of all levels', mergeTallies(runs.map(({ tally }) => tally)));
		}),
	];
	return { heading: 'Most frequent confusions', rows: rows.filter((each) => each['read as']) };
}

function peerSection({ sideBySide: { peers, missing } }: Findings): ReportSection {
	return {
		heading: 'Peers',
		note: 'Each unmodified, in its own folder and process. Peers return lines; our own parser turns them into fields.',
		rows: [
			...peers.map(({ versions, setting }) => ({ peer: versions, setting, state: 'measured' })),
			...missing.map(({ name, setting, reason }) => {
				return { peer: name, setting, state: `not measured: ${reason}` };
			}),
		],
	};
}
