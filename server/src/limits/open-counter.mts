import type { Config } from '../config/config.mts';
import type { CallCounter } from './call-counter.mts';
import { ProcessCallCounter } from './process-counter.mts';
import { RedisStore } from './redis-store.mts';
import { SharedCallCounter } from './shared-counter.mts';

/**
 * Returns the counter of calls. A store is given a few seconds to answer, so that the first calls are
 * counted with those of other servers; without it the counter works by `limitsStoreDown`.
 */
export async function openCallCounter({
	limitsStore: url,
	limitsStoreDown,
}: Pick<Config, 'limitsStore' | 'limitsStoreDown'>): Promise<CallCounter> {
	if (url === undefined) return new ProcessCallCounter();
	const counter = new SharedCallCounter(
		(listener) => new RedisStore(url, listener),
		limitsStoreDown,
	);
	await counter.settled;
	return counter;
}
