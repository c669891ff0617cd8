import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Most requests of one connection that may wait for their replies. Hardly any client sends a request
 * before it has read the reply to the last one, and all these replies lie in memory.
 */
const MAX_OWED = 32;

/** Knows which replies each connection waits for, and cuts those whose clients do not read them. */
export class ReplyBacklog {
	readonly #owed = new WeakMap<Duplex, Set<ServerResponse>>();

	/** Passes requests on to `handle` unless too many of their connection wait. */
	bound(handle: RequestListener): RequestListener {
		return (request, response) => {
			const { socket } = request;
			// One packet can hold a thousand requests, which Node hands on whatever became of the first.
			if (socket.destroyed) return;
			const owed = this.#owed.get(socket) ?? this.#open(socket);
			if (owed.size === MAX_OWED) {
				socket.destroy();
				return;
			}
			owed.add(response);
			response.once('close', () => owed.delete(response));
			handle(request, response);
		};
	}

	/** Cuts a connection where nothing moves for `patienceMs`, unless it is we who are slow. */
	watch(server: Server, patienceMs: number): void {
		server.setTimeout(patienceMs, (socket) => {
			const waitsForUs = (this.#owed.get(socket)?.size ?? 0) > 0 && socket.writableLength === 0;
			if (!waitsForUs) socket.destroy();
		});
	}

	#open(socket: Duplex): Set<ServerResponse> {
		const owed = new Set<ServerResponse>();
		this.#owed.set(socket, owed);
		// Once a client asked for a tunnel Node forgets the replies before it, and they would never end.
		socket.once('close', () => owed.forEach((response) => response.emit('close')));
		return owed;
	}
}
