import { ownEngine, PACKS, type BenchEngine } from './bench-engine.mts';
import { floorEngine } from './floor/floor-engine.mts';
import { startPeers, type MissingPeer, type RunningPeer } from './peers/peers.mts';
import { LEVELS, type Level } from './pictures/picture-set.mts';
import type { PictureStore } from './pictures/picture-store.mts';
import { countReading, emptyTally, median, type Tally } from './tally.mts';

/** What one engine did with the pictures of a level that all engines read. */
export interface LevelRun {
	engine: string;
	level: Level;
	tally: Tally;
	milliseconds: number[];
}

/** What reading side by side gave. */
export interface SideBySide {
	runs: LevelRun[];
	peers: RunningPeer[];
	missing: MissingPeer[];
}

/**
 * Gives the same pictures to our packs, the floor and the peers. Each picture goes to all engines in
 * turn, in rotated order, so that whatever else the machine does falls on all.
 */
export async function readSideBySide(store: PictureStore): Promise<SideBySide> {
	const files = LEVELS.flatMap((level) => store.shared(level).map(({ file }) => file));
	const floor = await floorEngine(PACKS[0], files);
	const own = await Promise.all(PACKS.map(ownEngine));
	const { running, missing } = await startPeers();
	const engines = [...own, floor, ...running.map(({ engine }) => engine)];
	try {
		// The first run of a network of a size is slower than all that follow.
		for (const engine of engines) await engine.read(files[0]);
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
	store: PictureStore,
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

/** The median time of an engine at a level, in milliseconds; `NaN` when it did not run. */
export function medianTime(runs: readonly LevelRun[], engine: string, level: Level): number {
	const run = runs.find((one) => one.engine === engine && one.level === level);
	return median(run?.milliseconds ?? []);
}
