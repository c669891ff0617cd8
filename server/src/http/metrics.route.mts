import { requireApiKey } from './api-key.mts';
import { forWholeApp } from './for-whole-app.mts';
import type { MetricsAccess } from './metrics-access.mts';
import { ServerMetrics, type MeasuredParts } from './metrics.mts';
import { ROUTINE } from './request-report.mts';

export const METRICS_PATH = '/metrics';

export interface MetricsParts extends MeasuredParts {
	/** Who may read the metrics on the port of the API. */
	metricsAccess: MetricsAccess;
}

/** Counts what reports say. `GET /metrics` is for holders of one of the keys, or for everyone. */
export const serverMetrics = forWholeApp(async (app, parts: MetricsParts) => {
	const metrics = new ServerMetrics(parts);
	app.decorate('metrics', metrics);
	app.reports.watch((finished) => metrics.observe(finished));
	const { metricsAccess } = parts;
	if (metricsAccess === 'closed') return;
	await app.register(async (guarded) => {
		if (metricsAccess !== 'open') requireApiKey(guarded, metricsAccess);
		guarded.get(METRICS_PATH, ROUTINE, async (_request, reply) =>
			reply.type(metrics.contentType).send(await metrics.text()),
		);
	});
});
