import type { BenchReport } from '../report.mts';
import { measureConcurrency } from './concurrency.mts';
import type { Findings } from './findings.mts';
import { goalRows, goalsOf } from './goals.mts';
import { forgetKept, kept } from './kept.mts';
import { readAll } from './own-accuracy.mts';
import { ImageStore } from '../../image-sets/image-store.mts';
import { resultJson } from './result-json.mts';
import { readSideBySide } from './side-by-side.mts';
import { sectionsOf } from './tables.mts';

/**
 * Measures accuracy, speed and memory of our engine and the peers on drawn cards. Our accuracy and memory, half of
 * the time, are kept if the run is interrupted after them.
 */
export async function run(): Promise<BenchReport> {
	const start = performance.now();
	const report = (what: string) => {
		const minutes = ((performance.now() - start) / 60_000).toFixed(1);
		process.stderr.write(`[${minutes} min] ${what}\n`);
	};
	const own = await kept(async () => {
		report('Drawing the images');
		const store = await ImageStore.draw();
		try {
			report(`Reading ${store.images.length} images`);
			return await readAll(store);
		} finally {
			await store.delete();
		}
	});
	const store = await ImageStore.drawShared();
	try {
		report('Installing the peers and reading side by side with them');
		const sideBySide = await readSideBySide(store);
		report('Reading with several images in flight');
		const findings: Findings = { own, sideBySide, concurrency: await measureConcurrency(store) };
		await forgetKept();
		report('Done');
		const goals = goalsOf(findings);
		return {
			title: 'Reading cards',
			description:
				'Drawn cards, each drawn once and read by every engine. Goals apply to both sides of ' +
				'a level together.',
			result: resultJson(findings, goals),
			rows: goalRows(goals),
			sections: sectionsOf(findings),
		};
	} finally {
		await store.delete();
	}
}
