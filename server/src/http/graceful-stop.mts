import type { FastifyInstance } from 'fastify';

import { NotServingError } from '../errors/server-errors.mts';
import type { ServerParts } from './server-parts.mts';

/** A choice: how long, in ms, a call may take to come on a connection that is open at `app.close()`. */
const LAST_CALLS_MS = 500;

/**
 * A choice: how long, in ms, a stop waits for what has begun: bodies after `app.close()`, and at the end the last replies,
 * which the limits store may hold up for 1 s, and then the steps of reading.
 */
export const LAST_MS = 2_000;

const STOPPING = new NotServingError('The server is stopping.');

/**
 * After `app.close()`, no connection is accepted. Calls that come soon on open ones are still answered,
 * since a proxy opens a connection just before it sends a call. Bodies that do not arrive soon get 5020,
 * and so does whatever is unfinished after `stopGraceMs`. Once no request is open, all connections are closed:
 * Node would wait forever for a client that connected and sends nothing.
 */
export function gracefulStop(
	app: FastifyInstance,
	{ admissions, lifecycle, stopGraceMs = 20_000 }: ServerParts,
): void {
	const bodiesOver = new AbortController();
	app.decorate('bodiesOver', bodiesOver.signal);
	let lastCallsCame = false;
	let isOver = false;
	let openRequests = 0;
	const closeWhenIdle = () => {
		if (lastCallsCame && openRequests === 0) app.server.closeAllConnections();
	};
	app.addHook('onRequest', async (_request, reply) => {
		openRequests++;
		reply.raw.once('close', () => {
			openRequests--;
			closeWhenIdle();
		});
		if (isOver) throw STOPPING;
	});
	app.addHook('onSend', async (_request, reply) => {
		// So that a proxy's next call goes to another server.
		if (lifecycle.isDraining) reply.header('connection', 'close');
	});
	const abort = (which: { onlyReceiving: boolean }) => {
		for (const admission of Object.values(admissions)) admission.abort(STOPPING, which);
		bodiesOver.abort(STOPPING);
	};
	app.addHook('preClose', async () => {
		lifecycle.isDraining = true;
		// Node and Fastify would close idle connections at once, though a call may be on its way.
		app.server.closeIdleConnections = () => {};
		setTimeout(() => {
			lastCallsCame = true;
			closeWhenIdle();
		}, LAST_CALLS_MS).unref();
		setTimeout(() => abort({ onlyReceiving: true }), LAST_MS).unref();
		setTimeout(() => {
			isOver = true;
			abort({ onlyReceiving: false });
			setTimeout(() => app.server.closeAllConnections(), LAST_MS).unref();
		}, stopGraceMs).unref();
	});
}
