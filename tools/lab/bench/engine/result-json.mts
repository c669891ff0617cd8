import { OWN_NAME } from './bench-engine.mts';
import type { Findings } from './findings.mts';
import type { Goal } from './goals.mts';
import { quantile, worstConfusions, type Tally } from '../../image-sets/tally.mts';

const MOST_CONFUSIONS = 12;

/** Returns all figures for `--json`. */
export function resultJson(findings: Findings, goals: Goal[]): Record<string, unknown> {
	const { own, sideBySide, concurrency } = findings;
	return {
		goals,
		accuracy: [...own.tallies].map(([set, tally]) => ({ engine: OWN_NAME, set, ...plain(tally) })),
		side_by_side: sideBySide.runs.map(({ engine, level, tally, milliseconds }) => ({
			engine,
			level,
			...plain(tally),
			median_ms: quantile(milliseconds, 0.5),
			p95_ms: quantile(milliseconds, 0.95),
		})),
		concurrency,
		memory: own.memory,
		peers: sideBySide.peers.map(({ name, versions, setting }) => ({ name, versions, setting })),
		not_measured: sideBySide.missing.map(({ name, reason }) => ({ name, reason })),
	};
}

const plain = (tally: Tally) => ({
	...tally,
	confusions: worstConfusions(tally, MOST_CONFUSIONS),
});
