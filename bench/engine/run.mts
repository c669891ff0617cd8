import { rounded, type BenchReport } from '../report.mts';
import { ownEngine, rapidOcrEngine, type BenchEngine } from './engines.mts';
import { PICTURE_SETS } from './pictures.mts';
import { count, emptyTally, quantile, worstConfusions, type Tally } from './tally.mts';

const PACKS = ['pp-ocrv6-small', 'pp-ocrv4-mobile'];

/** Pictures of each set; the environment may ask for fewer, for a quick look. */
const PICTURES = Number(process.env.BENCH_PICTURES ?? 300);
const PEER_PICTURES = Number(process.env.BENCH_PEER_PICTURES ?? 60);

const SEED = 'bench';
const MOST_CONFUSIONS = 8;

/** Reads the same drawn pictures with each of our packs and with RapidOCR. */
export async function run(): Promise<BenchReport> {
	const results: EngineResult[] = [];
	for (const pack of PACKS) results.push(...(await readSets(await ownEngine(pack), PICTURES)));
	if (PEER_PICTURES > 0) results.push(...(await readSets(await rapidOcrEngine(), PEER_PICTURES)));
	return {
		title: 'Reading cards',
		description:
			'Drawn cards, the same for every engine; a card is exact when all of its ten fields are. ' +
			'RapidOCR runs in Python, unmodified and at its defaults; it gives lines only, so its ' +
			'fields are made of them by our own parser.',
		result: { results, peakMebibytes: rounded(process.resourceUsage().maxRSS / 1024, 0) },
		rows: results.map(rowOf),
	};
}

interface EngineResult {
	engine: string;
	set: string;
	pictures: number;
	exact: number;
	refused: number;
	wrong: Tally['wrong'];
	/** Wrong numbers that no check can tell. */
	silentNumbers: number;
	medianMilliseconds: number;
	p95Milliseconds: number;
	confusions: string[];
}

async function readSets(engine: BenchEngine, pictures: number): Promise<EngineResult[]> {
	try {
		const results: EngineResult[] = [];
		for (const set of PICTURE_SETS) {
			const tally = emptyTally();
			for await (const { picture, fields } of set.pictures(pictures, SEED)) {
				const read = await engine.read(picture);
				count(tally, fields, read.fields, read.milliseconds);
			}
			results.push(resultOf(engine.name, set.name, tally));
		}
		return results;
	} finally {
		await engine.close();
	}
}

function resultOf(engine: string, set: string, tally: Tally): EngineResult {
	const { pictures, exact, refused, wrong, silentNumbers, milliseconds } = tally;
	return {
		engine,
		set,
		pictures,
		exact,
		refused,
		wrong,
		silentNumbers,
		medianMilliseconds: rounded(quantile(milliseconds, 0.5), 0),
		p95Milliseconds: rounded(quantile(milliseconds, 0.95), 0),
		confusions: worstConfusions(tally, MOST_CONFUSIONS),
	};
}

function rowOf(result: EngineResult): Record<string, string | number> {
	return {
		engine: result.engine,
		pictures: `${result.pictures} ${result.set}`,
		'exact, %': rounded((100 * result.exact) / result.pictures, 1),
		'wrong fields': listed(result.wrong),
		'silent wrong numbers': result.silentNumbers,
		'median, ms': result.medianMilliseconds,
		'p95, ms': result.p95Milliseconds,
		'read for': result.confusions.join(', '),
	};
}

function listed(wrong: Tally['wrong']): string {
	return Object.entries(wrong)
		.map(([name, times]) => `${name} ${times}`)
		.join(', ');
}
