/** Whose an image is, and until when it is wanted: what decides when its next step is run. */
export interface Turn {
	/** Keys take turns at the threads. */
	readonly key: string;
	/** When its reading began, in ms of one clock: of one key's images the oldest goes first. */
	readonly since: number;
	/** Once aborted, no further step is run. */
	readonly signal?: AbortSignal;
	/** Called with the time, in ms, that each step took in its thread. */
	readonly onSpent?: (milliseconds: number) => void;
}

/** The turn of what no caller waits for. */
export const NO_CALLER: Turn = { key: '', since: 0 };
