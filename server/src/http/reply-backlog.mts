import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Most requests of one connection that may wait for their replies. Hardly any client sends a request
 * before it has read the reply to the last one, and all these replies lie in memory.
 */
const MAX_PENDING = 32;

/** Knows which replies each connection waits for, and cuts those whose clients do not read them. */
export class ReplyBacklog {
	readonly #pending = new WeakMap<Duplex, Set<ServerResponse>>();

	/** Passes requests on to `handle` unless too many of their connection wait. */
	limited(handle: RequestListener): RequestListener {
		return (request, response) => {
			const { socket } = request;
			// One packet can hold a thousand requests, which Node hands on whatever became of the first.
			if (socket.destroyed) return;
			const pending = this.#pending.get(socket) ?? this.#open(socket);
			if (pending.size === MAX_PENDING) {
				socket.destroy();
				return;
			}
			pending.add(response);
			response.once('close', () => pending.delete(response));
			handle(request, response);
		};
	}

	/** Cuts a connection where nothing moves for `idleTimeoutMs`, unless it is we who are slow. */
	watch(server: Server, idleTimeoutMs: number): void {
		server.setTimeout(idleTimeoutMs, (socket) => {
			const isWaiting = (this.#pending.get(socket)?.size ?? 0) > 0 && socket.writableLength === 0;
			if (!isWaiting) socket.destroy();
		});
	}

	#open(socket: Duplex): Set<ServerResponse> {
		const pending = new Set<ServerResponse>();
		this.#pending.set(socket, pending);
		// Once a client asked for a tunnel Node forgets the replies before it, and they would never end.
		socket.once('close', () => pending.forEach((response) => response.emit('close')));
		return pending;
	}
}
