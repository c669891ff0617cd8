import { NotSent, type NotSentReason } from './not-sent.ts';

/** Whether an execution still sends pictures. Once halted, it stays halted. */
export class Halt {
	private current: NotSentReason | undefined;

	private readonly controller = new AbortController();

	/** Aborts on a halt, and when the execution is stopped. */
	readonly signal: AbortSignal;

	constructor(stopped?: AbortSignal) {
		const { signal } = this.controller;
		this.signal = stopped ? AbortSignal.any([signal, stopped]) : signal;
		stopped?.addEventListener('abort', () => this.halt({ kind: 'stopped' }), { once: true });
	}

	/** The first reason given. */
	get reason(): NotSentReason | undefined {
		return this.current;
	}

	/** Ends all sending, and wakes every picture that waits for its turn or for another try. */
	halt(reason: NotSentReason): void {
		this.current ??= reason;
		this.controller.abort();
	}

	/** @throws NotSent after a halt. */
	throwIfHalted(): void {
		if (this.current !== undefined) throw new NotSent(this.current);
	}
}
