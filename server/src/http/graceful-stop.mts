import type { FastifyInstance } from 'fastify';

import { NotServingError, type ServerError } from '../errors/server-errors.mts';
import type { Admission } from './admission.mts';

/**
 * Once `app.close()` is called: pictures that are whole are read, bodies that are not and new
 * requests on connections that are still open get 5020. As soon as nothing is in hand, or after `graceMs`, what is left of
 * connections is cut: Node would wait without end for a client that has connected and says nothing.
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
