import type { Throughput } from './concurrency.mts';
import type { OwnRun } from './own-accuracy.mts';
import type { Level } from '../../image-sets/image-set.mts';
import { medianTime, type SideBySide } from './side-by-side.mts';
import type { RunningPeer } from './peers/peers.mts';

/** All results of a benchmark run. */
export interface Findings {
	own: OwnRun;
	sideBySide: SideBySide;
	concurrency: Throughput[];
}

/** Our median time divided by another engine's, at a level; `NaN` if either did not run. */
export function timeRatio(
	{ runs }: SideBySide,
	[ours, theirs]: readonly [string, string | undefined],
	level: Level,
): number {
	if (theirs === undefined) return NaN;
	return medianTime(runs, ours, level) / medianTime(runs, theirs, level);
}

/** The peer of a kind with the most exact cards; `undefined` if none ran. */
export function bestPeer(
	{ peers, runs }: SideBySide,
	kind: RunningPeer['kind'],
): string | undefined {
	const exact = (name: string) =>
		runs.reduce((sum, { engine, tally }) => (engine === name ? sum + tally.exact : sum), 0);
	return peers
		.filter((peer) => peer.kind === kind)
		.map(({ name }) => name)
		.sort((one, other) => exact(other) - exact(one))[0];
}
