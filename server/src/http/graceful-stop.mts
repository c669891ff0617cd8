import type { FastifyInstance } from 'fastify';

import { NotServingError, type ServerError } from '../errors/server-errors.mts';
import type { Admission } from './admission.mts';

/**
 * After `app.close()`, complete images are still read; incomplete bodies and new requests on open
 * connections get 5020. Once no request is open, or after `graceMs`, all connections are closed: Node
 * would wait forever for a client that connected and sends nothing.
 */
export function registerGracefulStop(
	app: FastifyInstance,
	admission: Admission,
	graceMs: number,
): void {
	let stopping = false;
	let openRequests = 0;
	const closeWhenIdle = () => {
		if (stopping && openRequests === 0) app.server.closeAllConnections();
	};
	app.addHook('onRequest', async (_request, reply) => {
		openRequests++;
		reply.raw.once('close', () => {
			openRequests--;
			closeWhenIdle();
		});
		if (stopping) throw isStopping();
	});
	app.addHook('onSend', async (_request, reply) => {
		if (stopping) reply.header('connection', 'close');
	});
	app.addHook('preClose', async () => {
		stopping = true;
		admission.abortBodies(isStopping());
		setTimeout(() => app.server.closeAllConnections(), graceMs).unref();
		closeWhenIdle();
	});
}

function isStopping(): ServerError {
	return new NotServingError('The server is stopping.');
}
