import type { FastifyInstance } from 'fastify';

import { NotServingError } from '../errors.mts';

/**
 * Once `app.close()` is called: requests in hand are finished, new ones on connections that are
 * still open get 5020. As soon as nothing is in hand, or after `graceMs`, what is left of
 * connections is cut: Node would wait without end for a client that has connected and says nothing.
 */
export function registerGracefulStop(app: FastifyInstance, graceMs: number): void {
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
		if (stopping) throw new NotServingError('The server is stopping.');
	});
	app.addHook('onSend', async (_request, reply) => {
		if (stopping) reply.header('connection', 'close');
	});
	app.addHook('preClose', async () => {
		stopping = true;
		setTimeout(() => app.server.closeAllConnections(), graceMs).unref();
		cutWhenDone();
	});
}
