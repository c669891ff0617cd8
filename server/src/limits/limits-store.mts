import type { CallLimits } from '../config/key-settings.mts';
import type { Taken } from './call-counts.mts';

/**
 * A choice: how old, in ms, an answer of the store may be. A call waits no longer for one, and for so long the store is not
 * asked again about a key whose day is used up.
 */
export const ANSWER_MS = 1_000;

/** The store cannot be asked; nothing was sent to it. */
export class StoreAwayError extends Error {
	override readonly name = 'StoreAwayError';
}

/** Counts that several servers share. */
export interface LimitsStore {
	/** Host and port. */
	readonly address: string;
	/** Resolves when the store answers, or when it is known not to. */
	readonly settled: Promise<void>;
	/**
	 * Counts a call if the key's limits allow it.
	 * @throws StoreAwayError while the store is away, another error if it gives no answer in time.
	 */
	take(keyId: string, limits: CallLimits): Promise<Taken>;
	/** Takes `calls` calls off the count of a day. @throws as `take` does. */
	giveBack(keyId: string, day: number, calls: number): Promise<void>;
	/** Sends what was begun and disconnects. */
	close(): Promise<void>;
}

/** Who wants to know when a store comes and goes; either may be called again and again. */
export interface StoreListener {
	onUp(): void;
	onAway(error: Error): void;
}
