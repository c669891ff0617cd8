import { NotSent, type NotSentReason } from '../failure/not-sent.ts';

/** Whether an execution still sends images. Once ended, it stays ended. */
export class Sending {
	/** The first reason to end, unless a failure that every image would share came later. */
	endReason: NotSentReason | undefined;

	private readonly controller = new AbortController();

	/** Aborts when sending ends or the execution is stopped. */
	readonly signal: AbortSignal;

	constructor(stopped?: AbortSignal) {
		const { signal } = this.controller;
		this.signal = stopped ? AbortSignal.any([signal, stopped]) : signal;
		const stop = () => this.end({ kind: 'stopped' });
		if (stopped?.aborted) stop();
		stopped?.addEventListener('abort', stop, { once: true });
	}

	/** Ends all sending, and wakes every image that waits for its turn or for another try. */
	end(reason: NotSentReason): void {
		if (this.endReason === undefined || reason.kind === 'ended') this.endReason = reason;
		this.controller.abort();
	}

	/** @throws NotSent once sending has ended. */
	throwIfEnded(): void {
		if (this.endReason !== undefined) throw new NotSent(this.endReason);
	}
}
