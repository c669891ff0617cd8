import type { CallLimits } from '../config/key-settings.mts';
import type { CallCounter, CountedCall } from './call-counter.mts';
import { CallCounts } from './call-counts.mts';

/** Counts calls in this process alone; a restart resets the counts. */
export class ProcessCallCounter implements CallCounter {
	readonly storeFailures = 0;
	readonly #counts: CallCounts;

	constructor(counts = new CallCounts()) {
		this.#counts = counts;
	}

	async count(keyId: string, limits: CallLimits): Promise<CountedCall> {
		const taken = this.#counts.take(keyId, limits);
		if (typeof taken === 'string') return { refused: taken };
		return { uncount: async () => this.#counts.giveBack(keyId, taken) };
	}

	isDayUsedUp(keyId: string, limits: CallLimits): boolean {
		return this.#counts.isDayUsedUp(keyId, limits);
	}

	isSecondUsedUp(keyId: string, limits: CallLimits): boolean {
		return this.#counts.isSecondUsedUp(keyId, limits);
	}

	watchStore(): void {}

	async close(): Promise<void> {}
}
