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
	let inHand = 0;
	const cutWhenDone = () => {
		if (stopping && inHand === 0) app.server.closeAllConnections();
	};
	app.addHook('onRequest', async (_request, reply) => {
		inHand++;
		reply.raw.once('close', () => {
			inHand--;
			cutWhenDone();
		});
		if (stopping) throw isStopping();
	});
	app.addHook('onSend', async (_request, reply) => {
		if (stopping) reply.header('connection', 'close');
	});
	app.addHook('preClose', async () => {
		stopping = true;
		admission.cutBodies(isStopping());
		setTimeout(() => app.server.closeAllConnections(), graceMs).unref();
		cutWhenDone();
	});
}

function isStopping(): ServerError {
	return new NotServingError('The server is stopping.');
}
