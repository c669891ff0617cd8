import type { FastifyInstance } from 'fastify';

import type { ServerMetrics } from './metrics.mts';

/** Where Prometheus fetches its figures. */
export const METRICS_PATH = '/metrics';

/** `GET /metrics`. Like `/healthz` it asks for no key: it holds figures of the server only. */
export function registerMetricsRoute(app: FastifyInstance, metrics: ServerMetrics): void {
	app.get(METRICS_PATH, async (_request, reply) =>
		reply.type(metrics.contentType).send(await metrics.text()),
	);
}
