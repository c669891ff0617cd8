import type { CallLimits } from '../config/key-settings.mts';

/** Why a call is refused: a limit of its key, or an unreachable limits store. */
export type LimitRefusal = 'second' | 'day' | 'store-away';

/** Takes a counted call off the day's count again, for calls that fail. Never rejects. */
export type Uncount = () => Promise<void>;

export interface StoreState {
	/** Host and port. */
	readonly store: string;
	readonly isUp: boolean;
	/** Why it is unreachable, in its client's words. */
	readonly reason?: string;
	/** Calls that were counted or refused without it since it was lost. */
	readonly callsWithout?: number;
}

export interface CallCounter {
	readonly storeFailures: number;
	/**
	 * Counts a call of the key with this id, if its limits allow one more; else returns why it may not be made. Never
	 * rejects.
	 */
	count(keyId: string, limits: CallLimits): Promise<Uncount | LimitRefusal>;
	/**
	 * Whether the key is known to have no calls left today. Does not ask the store, so `false` may be wrong
	 * and `true` a second old.
	 */
	isDayUsedUp(keyId: string, limits: CallLimits): boolean;
	/** Whether the key has no calls left in this second by this process's own count, without the store. */
	isSecondUsedUp(keyId: string, limits: CallLimits): boolean;
	/** Calls `listener` with the store's state, and then whenever it changes. */
	watchStore(listener: (state: StoreState) => void): void;
	/** Disconnects from the store. Call it after the last call was counted or taken off. */
	close(): Promise<void>;
}
