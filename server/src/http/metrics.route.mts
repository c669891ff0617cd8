import type { FastifyInstance } from 'fastify';

import type { ServerMetrics } from './metrics.mts';

/** Path that Prometheus scrapes. */
export const METRICS_PATH = '/metrics';

/** `GET /metrics`. Needs no key, like `/healthz`: the metrics are about the server alone. */
export function registerMetricsRoute(app: FastifyInstance, metrics: ServerMetrics): void {
	app.get(METRICS_PATH, async (_request, reply) =>
		reply.type(metrics.contentType).send(await metrics.text()),
	);
}
