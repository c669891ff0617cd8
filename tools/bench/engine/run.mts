import type { BenchReport } from '../report.mts';
import { measureConcurrency } from './concurrency.mts';
import type { Findings } from './findings.mts';
import { goalRows, goalsOf } from './goals.mts';
import { readWithOwnPacks } from './own-accuracy.mts';
import { PictureStore } from './pictures/picture-store.mts';
import { resultJson } from './result-json.mts';
import { readSideBySide } from './side-by-side.mts';
import { sectionsOf } from './tables.mts';

/** Reads drawn cards with our packs and with the peers: accuracy, speed and memory. */
export async function run(): Promise<BenchReport> {
	const start = performance.now();
	const tell = (what: string) => {
		const minutes = ((performance.now() - start) / 60_000).toFixed(1);
		process.stderr.write(`[${minutes} min] ${what}\n`);
	};
	tell('Drawing the images');
	const store = await PictureStore.draw();
	try {
		tell(`Reading ${store.pictures.length} images with each of our packs`);
		const own = await readWithOwnPacks(store);
		tell('Installing the peers and reading side by side with them');
		const sideBySide = await readSideBySide(store);
		tell('Reading with several images in flight');
		const findings: Findings = { own, sideBySide, concurrency: await measureConcurrency(store) };
		tell('Done');
		const goals = goalsOf(findings);
		return {
			title: 'Reading cards',
			description:
				'Drawn cards, each drawn once and read by every engine. Goals apply to the default ' +
				'pack unless another is named, and to both sides of a level together.',
			result: resultJson(findings, goals),
			rows: goalRows(goals),
			sections: sectionsOf(findings),
		};
	} finally {
		await store.delete();
	}
}
