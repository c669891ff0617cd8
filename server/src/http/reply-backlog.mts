import type { RequestListener, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Most requests of one connection that may wait for their replies. Hardly any client sends a request
 * before it has read the reply to the last one, and all these replies lie in memory.
 */
const MAX_OWED = 32;

/** Cuts connections whose clients ask for replies and do not read them. */
export class ReplyBacklog {
	readonly #owed = new WeakMap<Duplex, number>();

	/** Passes requests on to `handle` unless too many of their connection wait. */
	bound(handle: RequestListener): RequestListener {
		return (request, response) => {
			const { socket } = request;
			// One packet can hold a thousand requests, which Node hands on whatever became of the first.
			if (socket.destroyed) return;
			const owed = this.#owedOn(socket) + 1;
			if (owed > MAX_OWED) {
				socket.destroy();
				return;
			}
			this.#owed.set(socket, owed);
			response.once('close', () => this.#owed.set(socket, this.#owedOn(socket) - 1));
			handle(request, response);
		};
	}

	/** Cuts a connection where nothing moves for `patienceMs`, unless it is we who are slow. */
	watch(server: Server, patienceMs: number): void {
		server.setTimeout(patienceMs, (socket) => {
			const waitsForUs = this.#owedOn(socket) > 0 && socket.writableLength === 0;
			if (!waitsForUs) socket.destroy();
		});
	}

	#owedOn(socket: Duplex): number {
		return this.#owed.get(socket) ?? 0;
	}
}
