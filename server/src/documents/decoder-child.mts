import { spawn, type ChildProcess } from 'node:child_process';

import { childCommand, type ChildCommand } from './child-command.mts';
import type { ForgetRequest, PageReply, PageRequest } from './decoder-protocol.mts';

/** Signals by which others end a process: their reason is not in the document. */
const FROM_OUTSIDE: readonly unknown[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'];

/** Signals by which V8 and GLib give up when they get no memory. */
const OUT_OF_MEMORY: readonly unknown[] = ['SIGABRT', 'SIGTRAP'];

/**
 * How long, in ms, a child may decode nothing (a choice). It is ended after so long without a document, since its memory
 * never shrinks, and without the first one, which takes 0.3 s, and much longer only where all is slow.
 */
export const IDLE_MS = 30_000;

/** The child process ended before it answered. */
export class ChildEndedError extends Error {
	override readonly name = 'ChildEndedError';
	/** What ended it: something else (as the system does when memory runs out), its own limit of memory, or a fault. */
	readonly by: 'others' | 'memory' | 'fault';

	constructor(how: string, by: ChildEndedError['by']) {
		super(`The process that decodes documents ended (${how}).`);
		this.by = by;
	}
}

function endedBy(signal: NodeJS.Signals | null): ChildEndedError['by'] {
	if (FROM_OUTSIDE.includes(signal)) return 'others';
	return OUT_OF_MEMORY.includes(signal) ? 'memory' : 'fault';
}

/** Whether it has the parts of a reply, whatever is in them. */
function isReply(message: unknown): message is PageReply {
	if (typeof message !== 'object' || message === null) return false;
	if ('refusal' in message) return true;
	return 'page' in message && typeof message.page === 'object' && message.page !== null;
}

/** A child process that decodes pages, one at a time. */
export class DecoderChild {
	readonly #child: ChildProcess;
	#ended: ChildEndedError | undefined;
	#pending: PromiseWithResolvers<PageReply> | undefined;
	readonly ended: Promise<void>;

	constructor({ file, args, env }: ChildCommand = childCommand()) {
		const ended = Promise.withResolvers<void>();
		this.ended = ended.promise;
		// Decoders print details of the file.
		this.#child = spawn(file, args, {
			env,
			cwd: '/',
			serialization: 'advanced',
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		});
		const end = (error: ChildEndedError) => {
			this.#ended ??= error;
			this.#pending?.reject(this.#ended);
			this.#pending = undefined;
			ended.resolve();
		};
		this.#child.on('error', ({ message }) => end(new ChildEndedError(message, 'others')));
		this.#child.on('exit', (code, signal) =>
			end(new ChildEndedError(signal ?? `code ${code}`, endedBy(signal))),
		);
		this.#child.on('message', (reply: unknown) => {
			// A decoder that a broken file has taken over may say anything.
			if (!isReply(reply)) {
				end(new ChildEndedError('after nonsense', 'fault'));
				return this.kill();
			}
			if ('isLast' in reply) this.#ended = new ChildEndedError('by itself', 'fault');
			this.#pending?.resolve(reply);
			this.#pending = undefined;
		});
		// A server that has nothing else to do may end.
		this.#child.unref();
		this.#child.channel?.unref();
	}

	get pid(): number | undefined {
		return this.#child.pid;
	}

	get isAlive(): boolean {
		return this.#ended === undefined;
	}

	/**
	 * Asks for a page; the last request must have been answered.
	 * @throws ChildEndedError when the process ends, or has ended; Error when a request is unanswered.
	 */
	async ask(request: PageRequest): Promise<PageReply> {
		if (this.#ended !== undefined) throw this.#ended;
		// The first caller would get nothing, and this one the page of the first.
		if (this.#pending !== undefined) throw new Error('The last page is still being decoded.');
		const pending = Promise.withResolvers<PageReply>();
		this.#pending = pending;
		this.#child.channel?.ref();
		// Without a channel it could not be started, for want of open files, and its error is on its way.
		if (this.#child.channel) {
			this.#child.send(request, (error) => {
				if (error !== null) this.kill();
			});
		}
		try {
			return await pending.promise;
		} finally {
			this.#child.channel?.unref();
		}
	}

	forget(): void {
		if (this.isAlive) this.#child.send('forget' satisfies ForgetRequest, () => {});
	}

	/** Ends it, whatever it is doing. */
	kill(): void {
		this.#child.ref();
		this.#child.kill('SIGKILL');
	}
}
