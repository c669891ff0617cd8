import { ownEngine, type BenchEngine } from './bench-engine.mts';
import { startPeers, type MissingPeer, type RunningPeer } from './peers/peers.mts';
import { LEVELS, type Level } from '../../image-sets/image-set.mts';
import type { ImageStore } from '../../image-sets/image-store.mts';
import { countReading, emptyTally, median, type Tally } from '../../image-sets/tally.mts';

/** One engine's results for the shared images of a level. */
export interface LevelRun {
	engine: string;
	level: Level;
	tally: Tally;
	milliseconds: number[];
}

/** The results of reading side by side. */
export interface SideBySide {
	runs: LevelRun[];
	peers: RunningPeer[];
	missing: MissingPeer[];
}

/**
 * Reads the same images with our engine and the peers. Each image goes to all engines in
 * rotating order, so that other load on the machine affects all of them.
 */
export async function readSideBySide(store: ImageStore): Promise<SideBySide> {
	const own = await ownEngine();
	const { running, missing } = await startPeers();
	const engines = [own, ...running.map(({ engine }) => engine)];
	try {
		// The first run of a network at a given size is slower than later ones.
		const [{ file }] = store.shared(LEVELS[0]);
		for (const engine of engines) await engine.read(file);
		const runs: LevelRun[] = [];
		for (const level of LEVELS) runs.push(...(await readLevel(level, engines, store)));
		return { runs, peers: running, missing };
	} finally {
		await Promise.all(engines.map((engine) => engine.close()));
	}
}

async function readLevel(
	level: Level,
	engines: readonly BenchEngine[],
	store: ImageStore,
): Promise<LevelRun[]> {
	const runs = engines.map(({ name }): LevelRun => {
		return { engine: name, level, tally: emptyTally(), milliseconds: [] };
	});
	for (const [turn, { file, truths }] of store.shared(level).entries()) {
		for (let step = 0; step < engines.length; step++) {
			const index = (turn + step) % engines.length;
			const { fields, milliseconds } = await engines[index].read(file);
			countReading(runs[index].tally, truths, fields);
			runs[index].milliseconds.push(milliseconds);
		}
	}
	return runs;
}

/** The median time of an engine at a level in milliseconds; `NaN` if it did not run. */
export function medianTime(runs: readonly LevelRun[], engine: string, level: Level): number {
	const run = runs.find((one) => one.engine === engine && one.level === level);
	return median(run?.milliseconds ?? []);
}
