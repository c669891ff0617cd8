import type { CallLimits } from '../config/key-settings.mts';

/** What keeps a call from being made: a limit of its key, or a store of limits that is away. */
export type LimitRefusal = 'second' | 'day' | 'store-away';

/** A call that was counted, or why it may not be made; then nothing was counted. */
export type CountedCall =
	| {
			readonly refused?: undefined;
			/** Takes the call off the day's count again, for calls that fail. Never rejects. */
			uncount(): Promise<void>;
	  }
	| { readonly refused: LimitRefusal };

/** Whether the store of limits answers, and why not. */
export interface StoreState {
	/** Host and port. */
	readonly store: string;
	readonly isUp: boolean;
	/** Why it is away, as its client says. */
	readonly reason?: string;
	/** Calls that were counted or refused without it since it went away. */
	readonly callsWithout?: number;
}

/** Counts the calls of each key against the key's limits. */
export interface CallCounter {
	/** Calls whose limits the store could not count. */
	readonly storeFailures: number;
	/** Counts a call of the key with this id, if its limits allow one more. Never rejects. */
	count(keyId: string, limits: CallLimits): Promise<CountedCall>;
	/**
	 * Whether the key is known to have no calls left today. Asks nobody, so `false` may be wrong, and
	 * `true` be late by two seconds.
	 */
	isDayUsedUp(keyId: string, limits: CallLimits): boolean;
	/** Whether the key has no calls left in this second, going by this process's own. Asks nobody. */
	isSecondUsedUp(keyId: string, limits: CallLimits): boolean;
	/** Calls `listener` with the store's state, and then whenever it changes. */
	watchStore(listener: (state: StoreState) => void): void;
	/** Lets go of the store; call it after the last call was counted or taken off. */
	close(): Promise<void>;
}
