import type { RequestListener, Server } from 'node:http';

import type { RequestReports } from './request-report.mts';

/**
 * A choice: maximum number of pending replies on one connection. Hardly any client sends a request before it has
 * read the reply to the last one, and pending replies take memory.
 */
const MAX_PENDING = 32;

/** Passes requests to `handle`; closes a connection with too many pending replies. */
export function withFewPending(handle: RequestListener, reports: RequestReports): RequestListener {
	return (request, response) => {
		const { socket } = request;
		// A packet can hold a thousand requests, and Node emits them all even on a closed socket.
		if (socket.destroyed) return;
		if (reports.pendingOn(socket).size < MAX_PENDING) handle(request, response);
		else socket.destroy();
	};
}

/** Closes connections that are idle for `idleTimeoutMs`, unless the server is what they wait for. */
export function closeIdle(server: Server, idleTimeoutMs: number, reports: RequestReports): void {
	server.setTimeout(idleTimeoutMs, (socket) => {
		const isWaiting = reports.pendingOn(socket).size > 0 && socket.writableLength === 0;
		if (!isWaiting) socket.destroy();
	});
}
