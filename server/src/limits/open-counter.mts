import type { CallCounter } from './call-counter.mts';
import { ProcessCallCounter } from './process-counter.mts';
import { RedisStore } from './redis-store.mts';
import { SharedCallCounter, type WhenDown } from './shared-counter.mts';

/** Where calls are counted. */
export interface CounterOptions {
	/** Address of Redis or Valkey; this process counts alone if absent. */
	readonly limitsStore?: string;
	readonly limitsStoreDown: WhenDown;
}

/**
 * Returns the counter of calls. A store is given a few seconds to answer, so that the first calls are
 * counted with those of other servers; without it the counter works by `limitsStoreDown`.
 */
export async function openCallCounter(options: CounterOptions): Promise<CallCounter> {
	const { limitsStore: url, limitsStoreDown } = options;
	if (url === undefined) return new ProcessCallCounter();
	const counter = new SharedCallCounter(
		(listener) => new RedisStore(url, listener),
		limitsStoreDown,
	);
	await counter.settled;
	return counter;
}
