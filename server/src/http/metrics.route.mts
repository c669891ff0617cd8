import type { FastifyInstance } from 'fastify';

import type { ApiKeyRing } from './api-key-ring.mts';
import { requireApiKey } from './api-key.mts';
import type { ServerMetrics } from './metrics.mts';

export const METRICS_PATH = '/metrics';

/** `GET /metrics` on the port of the API, for holders of one of the keys, or for everyone. */
export async function metricsRoute(
	app: FastifyInstance,
	{ metrics, keys }: { metrics: ServerMetrics; keys?: ApiKeyRing },
): Promise<void> {
	if (keys !== undefined) requireApiKey(app, keys);
	app.get(METRICS_PATH, async (_request, reply) =>
		reply.type(metrics.contentType).send(await metrics.text()),
	);
}
