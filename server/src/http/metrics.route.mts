import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

import type { ApiKeyRing } from './api-key-ring.mts';
import { presentedKey, requireApiKey } from './api-key.mts';
import { nodeOptions } from './bare-app.mts';
import type { MetricsAccess } from './metrics-access.mts';
import { ServerMetrics, type MeasuredParts } from './metrics.mts';
import { ROUTINE } from './request-report.mts';

export const METRICS_PATH = '/metrics';

export interface MetricsParts extends MeasuredParts {
	/** Who may read the metrics on the port of the API. */
	metricsAccess: MetricsAccess;
}

/** Counts what reports say. `GET /metrics` is for holders of one of the keys, or for everyone. */
export async function serverMetrics(app: FastifyInstance, parts: MetricsParts): Promise<void> {
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
}

/**
 * Serves `/metrics` on a separate port, which the network can keep from those who use the API. With `keys`, a request
 * needs one of them. Returns the server and its address, such as `http://127.0.0.1:9187`.
 * @throws the error of Node when it cannot listen.
 */
export async function listenForMetrics(
	{ host, port }: { host: string; port: number },
	metrics: ServerMetrics,
	keys?: ApiKeyRing,
): Promise<{ server: Server; origin: string }> {
	const server = createServer(nodeOptions(10_000), (request, response) => {
		response.setHeader('cache-control', 'no-store');
		void answer(request, response, metrics, keys);
	});
	server.listen({ host, port });
	await once(server, 'listening');
	const { address, family, port: actual } = server.address() as AddressInfo;
	return { server, origin: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}` };
}

async function answer(
	{ method = '', url = '', headers }: IncomingMessage,
	response: ServerResponse,
	metrics: ServerMetrics,
	keys?: ApiKeyRing,
): Promise<ServerResponse> {
	if (url.split('?', 1)[0] !== METRICS_PATH) return response.writeHead(404).end();
	if (!['GET', 'HEAD'].includes(method)) {
		return response.writeHead(405, { allow: 'GET, HEAD' }).end();
	}
	const key = presentedKey(headers);
	const isAllowed = keys === undefined || (key && keys.find(key)) !== undefined;
	if (!isAllowed) return response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
	return response.setHeader('content-type', metrics.contentType).end(await metrics.text());
}
