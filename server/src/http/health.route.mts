import type { FastifyInstance } from 'fastify';

import type { Engine } from '../engine/engine.mts';

/** Where a supervisor asks whether the server can read cards. */
export const HEALTH_PATH = '/healthz';

/**
 * `GET /healthz`: 200 once the models are loaded, 503 before and when they could not be.
 * The body's `status` is the engine's state, and `models` the pack it reads with.
 */
export function registerHealthRoute(app: FastifyInstance, engine: Engine): void {
	app.get(HEALTH_PATH, async (_request, reply) =>
		reply
			.code(engine.state === 'ready' ? 200 : 503)
			.send({ status: engine.state, models: engine.pack }),
	);
}
