import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../../../domain/id-card.ts';
import { checkout } from '../against/checkout.mts';
import { ask, OWN_ENGINE, startEngine, type EngineProcess } from '../against/engine-process.mts';
import { chanceOfLosing } from '../../image-sets/sign-test.mts';
import { closestTruth, exactShare, worstConfusions, type Tally } from '../../image-sets/tally.mts';
import { rounded, type BenchReport, type ReportSection, type TableRow } from '../report.mts';
import { missingFontPackages } from './draw/fonts.mts';
import { OUTSIDE_LEVELS } from './draw/levels.mts';
import { OUTSIDE_COUNT } from './draw/outside-image.mts';
import { drawLevel } from './drawn-level.mts';
import type { DrawnFile } from './level-thread.mts';
import { scoreOf, scoreRow } from './score.mts';

/** Fewer images for a quick run. */
const COUNT = Number(process.env['BENCH_OUTSIDE_IMAGES'] ?? OUTSIDE_COUNT);
const CONFUSIONS = 12;

/** A checkout that loses so many images more than it gains fails. */
const CHANCE = 0.05;

/** An engine, and what it read of each level. */
interface Reader extends EngineProcess {
	name: string;
	read: Array<IdCardFields | null>;
}

/**
 * Has this checkout's engine, and a commit's if one is given, read the outside set. The command fails if this checkout
 * reads it worse than the commit, and a sign test puts that down to chance with a probability below 0.05.
 * @throws with the Debian packages to install when fonts are missing.
 */
export async function run(commit?: string): Promise<BenchReport> {
	const missing = missingFontPackages();
	if (missing.length > 0)
		throw new Error(`Fonts are missing: apt-get install ${missing.join(' ')}`);
	const other = commit === undefined ? undefined : await checkout(commit);
	const folder = await mkdtemp(join(tmpdir(), 'bench-outside-'));
	const readers: Reader[] = [];
	const images: DrawnFile[] = [];
	const levels: string[] = [];
	try {
		readers.push({ ...(await startEngine(OWN_ENGINE)), name: 'this checkout', read: [] });
		if (other) readers.push({ ...(await startEngine(other.engine)), name: other.hash, read: [] });
		for (const level of OUTSIDE_LEVELS) {
			process.stderr.write(`Drawing and reading ${level}\n`);
			const drawn = await drawLevel(level, folder, COUNT);
			const files = drawn.map(({ file }) => file);
			for (const reader of readers) {
				reader.read.push(...(await ask(reader.process, { files, inFlight: 2 })).fields);
			}
			images.push(...drawn);
			levels.push(...drawn.map(() => level));
		}
		return reportOf(readers, images, levels, other?.hash);
	} finally {
		for (const { process } of readers) process.kill();
		await rm(folder, { recursive: true });
		await other?.delete();
	}
}

function reportOf(
	readers: readonly Reader[],
	images: readonly DrawnFile[],
	levels: readonly string[],
	hash: string | undefined,
): BenchReport {
	const score = ({ read }: Reader, chosen: (index: number) => boolean) =>
		scoreOf(
			images.filter((_, index) => chosen(index)),
			read.filter((_, index) => chosen(index)),
		);
	const rowsBy = (groupOf: (index: number) => string | undefined): TableRow[] => {
		const groups = new Set(images.map((_, index) => groupOf(index)));
		return [...groups]
			.filter((group) => group !== undefined)
			.flatMap((group) =>
				readers.map((reader) =>
					scoreRow(
						group,
						reader.name,
						score(reader, (index) => groupOf(index) === group),
					),
				),
			);
	};
	const rows = rowsBy((index) => levels[index]);
	const sideOf = (index: number) => (images[index].truth.side === 1 ? 'portrait' : 'emblem');
	const sections: ReportSection[] = [
		{ heading: 'By side', rows: rowsBy((index) => `${levels[index]} ${sideOf(index)}`) },
		{ heading: 'By what is written across', rows: rowsBy((index) => images[index].mark) },
		fieldSection(
			readers,
			(reader, level) => score(reader, (index) => levels[index] === level).tally,
		),
		confusionSection(
			readers,
			(reader, level) => score(reader, (index) => levels[index] === level).tally,
		),
	];
	const against = hash === undefined ? '' : ` --against ${hash}`;
	const compared = readers.length === 1 ? '' : comparison(readers, images);
	return {
		title: 'The outside set',
		args: `outside${against}`,
		description:
			`${COUNT} images of each level, drawn by code and fonts that nothing else here uses (tools/bench/outside/README.md), read by ` +
			`${readers.map(({ name, pack }) => `${name} with ${pack}`).join(' and ')}. For both sides in one image the portrait side counts.${compared}`,
		result: { count: COUNT, commit: hash ?? null, rows },
		rows,
		sections,
	};
}

/** A sentence on the images that only one of two read exactly. */
function comparison([own, other]: readonly Reader[], images: readonly DrawnFile[]): string {
	const isExact = ({ read }: Reader, index: number) =>
		closestTruth([images[index].truth], read[index]).wrong.length === 0;
	const ofOne = (one: Reader, another: Reader) =>
		images.filter((_, index) => isExact(one, index) && !isExact(another, index)).length;
	const [lost, gained] = [ofOne(other, own), ofOne(own, other)];
	const chance = chanceOfLosing(lost, gained);
	if (chance < CHANCE) process.exitCode = 1;
	return ` This checkout loses ${lost} images that ${other.name} reads exactly, and gains ${gained} (sign test: ${rounded(chance, 3)}).`;
}

type TallyOf = (reader: Reader, level: string) => Tally;

function fieldSection(readers: readonly Reader[], tallyOf: TallyOf): ReportSection {
	const rows = OUTSIDE_LEVELS.flatMap((level) =>
		readers.map((reader) => {
			const tally = tallyOf(reader, level);
			const cells = ID_CARD_FIELD_NAMES.map((name) => [
				name,
				tally.present[name] ? rounded(100 * exactShare(tally, name), 1) : '',
			]);
			return { level, engine: reader.name, ...(Object.fromEntries(cells) as TableRow) };
		}),
	);
	return {
		heading: 'By field, outside set',
		note: 'Percent exact, among images that show the field.',
		rows,
	};
}

function confusionSection(readers: readonly Reader[], tallyOf: TallyOf): ReportSection {
	const rows = OUTSIDE_LEVELS.flatMap((level) =>
		readers.map((reader) => ({
			level,
			engine: reader.name,
			'read as': worstConfusions(tallyOf(reader, level), CONFUSIONS).join(', '),
		})),
	);
	return { heading: 'Most frequent confusions, outside set', rows };
}
