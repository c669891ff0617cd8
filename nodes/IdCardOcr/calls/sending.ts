import { NotSent, type NotSentReason } from '../failure/not-sent.ts';

/** Whether an execution still sends images. Once ended, it stays ended. */
export class Sending {
	private reason: NotSentReason | undefined;

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

	/** Why sending ended: the first reason given, or a failure that every image would have, which counts more. */
	get endReason(): NotSentReason | undefined {
		return this.reason;
	}

	/** Ends all sending, and wakes every image that waits for its turn or for another try. */
	end(reason: NotSentReason): void {
		if (this.reason === undefined || reason.kind === 'ended') this.reason = reason;
		this.controller.abort();
	}

	/** @throws NotSent once sending has ended. */
	throwIfEnded(): void {
		if (this.reason !== undefined) throw new NotSent(this.reason);
	}
}
