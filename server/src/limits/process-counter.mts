import type { CallLimits } from '../config/key-settings.mts';
import type { CallCounter, CountedCall } from './call-counter.mts';
import { CallCounts } from './call-counts.mts';

/** Counts calls in this process alone; a restart resets the counts. */
export class ProcessCallCounter extends CallCounts implements CallCounter {
	readonly storeFailures = 0;

	async count(keyId: string, limits: CallLimits): Promise<CountedCall> {
		const taken = this.take(keyId, limits);
		if (typeof taken === 'string') return { refused: taken };
		return { uncount: async () => this.giveBack(keyId, taken) };
	}

	watchStore(): void {}

	async close(): Promise<void> {}
}
