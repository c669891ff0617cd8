import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * A choice: maximum number of pending replies on one connection. Hardly any client sends a request before it has
 * read the reply to the last one, and pending replies take memory.
 */
const MAX_PENDING = 32;

/** Tracks each connection's pending replies, and closes connections that do not read them. */
export class ReplyBacklog {
	readonly #pending = new WeakMap<Duplex, Set<ServerResponse>>();

	/** Passes requests to `handle`; closes a connection with too many pending replies. */
	limited(handle: RequestListener): RequestListener {
		return (request, response) => {
			const { socket } = request;
			// A packet can hold a thousand requests, and Node emits them all even on a closed socket.
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

	/** Closes connections that are idle for `idleTimeoutMs`, unless the server is what they wait for. */
	watch(server: Server, idleTimeoutMs: number): void {
		server.setTimeout(idleTimeoutMs, (socket) => {
			const isWaiting = (this.#pending.get(socket)?.size ?? 0) > 0 && socket.writableLength === 0;
			if (!isWaiting) socket.destroy();
		});
	}

	#open(socket: Duplex): Set<ServerResponse> {
		const pending = new Set<ServerResponse>();
		this.#pending.set(socket, pending);
		// After a CONNECT request Node drops the replies before it, and they would never close.
		socket.once('close', () => pending.forEach((response) => response.emit('close')));
		return pending;
	}
}
