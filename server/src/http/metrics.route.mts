import type { FastifyInstance } from 'fastify';

import { ValidationError } from '../errors/server-errors.mts';
import { requireApiKey } from './api-key.mts';
import { bareApp, type App } from './bare-app.mts';
import { errorReplies } from './error-handler.mts';
import type { LogOptions } from './log.mts';
import { namesThisMachine, type MetricsAccess } from './metrics-access.mts';
import { ServerMetrics } from './metrics.mts';
import { ROUTINE } from './request-report.mts';
import type { ServerParts } from './server-parts.mts';

export const METRICS_PATH = '/metrics';

/** Counts what reports say, and serves it on the port of the API to those who may read it there. */
export async function serverMetrics(app: FastifyInstance, parts: ServerParts): Promise<void> {
	const metrics = new ServerMetrics(parts);
	app.decorate('metrics', metrics);
	app.reports.watch((finished) => metrics.observe(finished));
	await serveMetrics(app, metrics, parts.metricsAccess);
}

/** Returns an app that serves `/metrics` alone, on a port that the network can keep from those who use the API. */
export async function metricsApp(
	metrics: ServerMetrics,
	access: MetricsAccess,
	log: LogOptions,
): Promise<App> {
	// Scrapes are no calls: only errors are logged.
	const level = log.level === 'silent' ? 'silent' : 'error';
	const app = bareApp({ log: { ...log, level }, requestTimeoutMs: 10_000 });
	// A stop does not wait for this app, so that nothing ever aborts this.
	app.decorate('bodiesOver', new AbortController().signal);
	errorReplies(app);
	app.addHook('onSend', async (_request, reply) => {
		if (reply.statusCode === 401) reply.header('www-authenticate', 'Bearer');
	});
	await serveMetrics(app, metrics, access);
	return app;
}

/** Adds `GET /metrics`, for those who may read it. */
async function serveMetrics(
	app: FastifyInstance,
	metrics: ServerMetrics,
	access: MetricsAccess,
): Promise<void> {
	if (access === 'closed') return;
	await app.register(async (guarded) => {
		if (typeof access === 'object') requireApiKey(guarded, access);
		if (access === 'local') {
			guarded.addHook('onRequest', async ({ headers }) => {
				if (!namesThisMachine(headers.host)) throw new ValidationError('host-foreign');
			});
		}
		guarded.get(METRICS_PATH, ROUTINE, async (_request, reply) =>
			reply.type(metrics.contentType).send(await metrics.text()),
		);
	});
}
