import { LEVELS } from '../../image-sets/image-set.mts';
import { ImageStore } from '../../image-sets/image-store.mts';
import { countReading, emptyTally, median, quantile } from '../../image-sets/tally.mts';
import { ask, OWN_ENGINE, startEngine } from '../engine/engine-process.mts';
import { rounded, type BenchReport, type TableRow } from '../report.mts';
import { startRapidOcr } from './rapidocr.mts';

/**
 * Compares our engine with RapidOCR, which runs the networks that ours are made of: each image goes to both, in
 * alternating order, so that other load on the machine affects both.
 */
export async function run(): Promise<BenchReport> {
	const store = await ImageStore.drawShared();
	const own = await startEngine(OWN_ENGINE);
	const theirs = await startRapidOcr();
	const readers = [
		{
			name: 'this server',
			async read(file: string) {
				const { fields, wall } = await ask(own.process, { files: [file], inFlight: 1 });
				return { fields: fields[0], milliseconds: wall };
			},
		},
		{ name: 'RapidOCR 3.10.0', read: theirs.read },
	];
	const rows: TableRow[] = [];
	try {
		// The first run of a network at a given size is slower than later ones.
		const [{ file }] = store.shared(LEVELS[0]);
		for (const { read } of readers) await read(file);
		for (const level of LEVELS) {
			const results = readers.map(({ name }) => ({
				name,
				tally: emptyTally(),
				times: [] as number[],
			}));
			for (const [turn, { file, truths }] of store.shared(level).entries()) {
				for (const which of turn % 2 === 0 ? [0, 1] : [1, 0]) {
					const { fields, milliseconds } = await readers[which].read(file);
					countReading(results[which].tally, truths, fields);
					results[which].times.push(milliseconds);
				}
			}
			for (const { name, tally, times } of results) {
				rows.push({
					level,
					engine: name,
					images: tally.images,
					'exact, %': rounded((100 * tally.exact) / tally.images, 1),
					'silent wrong numbers': tally.silentNumbers,
					'median ms': Math.round(median(times)),
					'p95 ms': Math.round(quantile(times, 0.95)),
				});
			}
		}
		return {
			title: 'Beside RapidOCR',
			description:
				'Drawn cards, both sides, each read by this server and by RapidOCR with its defaults, whose lines our own parser turned into fields.',
			rows,
		};
	} finally {
		own.process.kill();
		await theirs.close();
		await store.delete();
	}
}
