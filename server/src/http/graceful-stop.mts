import type { FastifyInstance } from 'fastify';

import { NotServingError } from '../errors.mts';

/**
 * Once `app.close()` is called: requests in hand are finished, new ones on connections that are
 * still open get 5020, and every reply ends its connection, so that no idle client holds up the end.
 */
export function registerGracefulStop(app: FastifyInstance): void {
	let stopping = false;
	app.addHook('preClose', async () => {
		stopping = true;
	});
	app.addHook('onRequest', async () => {
		if (stopping) throw new NotServingError('The server is stopping.');
	});
	app.addHook('onSend', async (_request, reply) => {
		if (stopping) reply.header('connection', 'close');
	});
}
