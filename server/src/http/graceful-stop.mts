import { NotServingError, type ServerError } from '../errors/server-errors.mts';
import type { Admission } from './admission.mts';
import { forWholeApp } from './for-whole-app.mts';
import type { Lifecycle } from './lifecycle.mts';

/** A choice: how long, in ms, a call may take to come on a connection that is open at `app.close()`. */
const LAST_CALLS_MS = 500;

/**
 * A choice: how long, in ms, a stop waits for what has begun: bodies after `app.close()`, and at the end the last replies,
 * which the limits store may hold up for 1 s, and then the steps of reading.
 */
export const LAST_MS = 2_000;

export interface GracefulStopParts {
	admissions: readonly Admission[];
	lifecycle: Lifecycle;
	/** How long, in ms, a stop waits for images to be read. Default 20,000. */
	stopGraceMs?: number;
}

/**
 * After `app.close()`, no connection is accepted. Calls that come soon on open ones are still answered,
 * since a proxy opens a connection just before it sends a call. Bodies that do not arrive soon get 5020,
 * and so does whatever is unfinished after `stopGraceMs`. Once no request is open, all connections are closed:
 * Node would wait forever for a client that connected and sends nothing.
 */
export const gracefulStop = forWholeApp(async (app, parts: GracefulStopParts) => {
	const { admissions, lifecycle, stopGraceMs = 20_000 } = parts;
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
		if (isOver) throw isStopping();
	});
	app.addHook('onSend', async (_request, reply) => {
		// So that a proxy's next call goes to another server.
		if (lifecycle.isDraining) reply.header('connection', 'close');
	});
	app.addHook('preClose', async () => {
		lifecycle.drain();
		// Node and Fastify would close idle connections at once, though a call may be on its way.
		app.server.closeIdleConnections = () => {};
		setTimeout(() => {
			lastCallsCame = true;
			closeWhenIdle();
		}, LAST_CALLS_MS).unref();
		setTimeout(() => {
			for (const admission of admissions) admission.abortBodies(isStopping());
			bodiesOver.abort(isStopping());
		}, LAST_MS).unref();
		setTimeout(() => {
			isOver = true;
			for (const admission of admissions) admission.abortAll(isStopping());
			bodiesOver.abort(isStopping());
			setTimeout(() => app.server.closeAllConnections(), LAST_MS).unref();
		}, stopGraceMs).unref();
	});
});

function isStopping(): ServerError {
	return new NotServingError('The server is stopping.');
}
