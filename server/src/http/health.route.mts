import type { FastifyInstance } from 'fastify';

import { ROUTINE } from './request-report.mts';
import type { ServerParts } from './server-parts.mts';

/** Path of the check whether the models are loaded. */
export const HEALTH_PATH = '/healthz';

/** Path of the check whether the process answers. */
export const LIVENESS_PATH = '/livez';

/** Path of the check whether calls should be sent here. */
export const READINESS_PATH = '/readyz';

/**
 * `GET /healthz`: 200 once the models are loaded, 503 before that or if loading failed.
 * The body has the engine's state as `status` and the model pack in use as `models`, with the
 * arithmetic of its networks as `precision`, and the `formats` that are read.
 * `GET /livez`: always 200, since only a process that hangs needs a restart.
 * `GET /readyz`: 503 also while the server drains, so that a balancer sends its calls elsewhere.
 */
export async function healthRoutes(
	app: FastifyInstance,
	{ engine, lifecycle, accepted }: ServerParts,
): Promise<void> {
	const { formats } = accepted;
	app.get(HEALTH_PATH, ROUTINE, async (_request, reply) =>
		reply.code(engine.state === 'ready' ? 200 : 503).send({
			status: engine.state,
			models: engine.loaded?.pack,
			precision: engine.loaded?.precision,
			formats,
		}),
	);
	app.get(LIVENESS_PATH, ROUTINE, async () => ({ status: 'alive' }));
	app.get(READINESS_PATH, ROUTINE, async (_request, reply) => {
		const status = lifecycle.isDraining ? 'draining' : engine.state;
		return reply.code(status === 'ready' ? 200 : 503).send({ status });
	});
}
