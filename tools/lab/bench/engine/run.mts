import type { ChildProcess } from 'node:child_process';

import { IMAGE_SETS } from '../../image-sets/image-set.mts';
import { ImageStore } from '../../image-sets/image-store.mts';
import { countReading, emptyTally, median, type Tally } from '../../image-sets/tally.mts';
import { rounded, type BenchReport, type TableRow } from '../report.mts';
import { ask, OWN_ENGINE, startEngine } from './engine-process.mts';
import { goalRows, type Findings } from './goals.mts';

/** How many photos are read at once, how many, and how often. */
const IN_FLIGHT = [1, 2, 4];
const PHOTOS = 30;
const ROUNDS = 5;

/** Measures accuracy, throughput and memory of our engine, in a process of its own, on drawn cards. */
export async function run(): Promise<BenchReport> {
	process.stderr.write('Drawing the images\n');
	const store = await ImageStore.draw();
	const { process: engine } = await startEngine(OWN_ENGINE);
	try {
		const { images } = store;
		process.stderr.write(`Reading ${images.length} images\n`);
		const files = images.map(({ file }) => file);
		const { fields, memory, peak } = await ask(engine, { files, inFlight: 2 });
		const tallies = new Map(IMAGE_SETS.map(({ name }) => [name, emptyTally()]));
		for (const [index, { set, truths }] of images.entries()) {
			countReading(tallies.get(set)!, truths, fields[index]);
		}
		const photos = store.shared('photo').slice(0, PHOTOS);
		const rates = await ratesOf(
			engine,
			photos.map(({ file }) => file),
		);
		const findings: Findings = { tallies, memory, peak, rates };
		const perSecond = [...rates].map(([inFlight, rate]) => `${inFlight}: ${rounded(rate, 1)}`);
		return {
			title: 'Reading cards',
			description: `Drawn cards. Goals apply to both sides of a level together. Photos per second by images in flight: ${perSecond.join('; ')}.`,
			rows: goalRows(findings),
			sections: [
				{
					heading: 'Accuracy by set',
					note: 'Exact: all ten fields; without a card: refused. From “bilingual” on, photos of both sides in turn. Of two people’s cards, either may be read. A value under a bar must be missing, one under glare missing or right; a birth may be what the number proves.',
					rows: accuracyRows(tallies),
				},
			],
		};
	} finally {
		engine.kill();
		await store.delete();
	}
}

/** A row for each set, and one for all sets of a size that were read whole. */
function accuracyRows(tallies: ReadonlyMap<string, Tally>): TableRow[] {
	const share = ({ exact, images }: Tally) => rounded((100 * exact) / images, 1);
	const groups = Map.groupBy(tallies, ([name, { exact, images }]) =>
		exact === images ? images : name,
	);
	return [...groups.values()].map((sets) => ({
		set: sets.map(([name]) => name).join('; '),
		images: sets[0][1].images,
		'exact, %': share(sets[0][1]),
	}));
}

/** Reads the same photos with 1, 2 and 4 in flight, in turn, and returns the medians per second. */
async function ratesOf(engine: ChildProcess, files: readonly string[]) {
	const rates = new Map(IN_FLIGHT.map((inFlight) => [inFlight, [] as number[]]));
	for (let round = 0; round < ROUNDS; round++) {
		// Reversed every second round, so that none always comes first.
		for (const inFlight of round % 2 === 0 ? IN_FLIGHT : IN_FLIGHT.toReversed()) {
			const { wall } = await ask(engine, { files, inFlight });
			rates.get(inFlight)!.push((1000 * files.length) / wall);
		}
	}
	return new Map([...rates].map(([inFlight, each]) => [inFlight, median(each)]));
}
