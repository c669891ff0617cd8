/** The key of work that comes after that of all others. No caller's key may be this one. */
export const AFTER_ALL = ' ';

/** The caller that a step of work is for, which decides when the step is run. */
export interface Turn {
	/** Keys take turns at the threads. */
	readonly key: string;
	/** When the image came, in ms of one clock: of one key's images the oldest goes first. */
	readonly since: number;
	/** Once aborted, no further step is run. */
	readonly signal?: AbortSignal;
	/** Called with the time, in ms, that each step took in its thread. */
	readonly onSpent?: (milliseconds: number) => void;
}

export const NO_CALLER: Turn = { key: '', since: 0 };
