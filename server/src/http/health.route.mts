import type { FastifyInstance } from 'fastify';

import type { Engine } from '../engine/engine.mts';

/** Path of the readiness check. */
export const HEALTH_PATH = '/healthz';

/**
 * `GET /healthz`: 200 once the models are loaded, 503 before that or if loading failed.
 * The body has the engine's state as `status` and the model pack in use as `models`, with the
 * arithmetic of its networks as `precision`.
 */
export function registerHealthRoute(app: FastifyInstance, engine: Engine): void {
	app.get(HEALTH_PATH, async (_request, reply) =>
		reply
			.code(engine.state === 'ready' ? 200 : 503)
			.send({ status: engine.state, models: engine.pack, precision: engine.precision }),
	);
}
