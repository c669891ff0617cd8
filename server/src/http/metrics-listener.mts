import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ApiKeyRing } from './api-key-ring.mts';
import { nodeOptions } from './bare-app.mts';
import { METRICS_PATH } from './metrics.route.mts';
import type { ServerMetrics } from './metrics.mts';
import { presentedKey } from './presented-key.mts';

/** Serves `/metrics` on a separate port, which the network can keep from those who use the API. */
export class MetricsListener {
	readonly #server: Server;

	/** With `keys`, a request needs one of them. */
	constructor(metrics: ServerMetrics, keys?: ApiKeyRing) {
		this.#server = createServer(nodeOptions(10_000), (request, response) => {
			response.setHeader('cache-control', 'no-store');
			void answer(request, response, metrics, keys);
		});
	}

	/**
	 * Starts to listen. Returns the address, such as `http://127.0.0.1:9187`.
	 * @throws the error of Node when it cannot.
	 */
	async listen(host: string, port: number): Promise<string> {
		this.#server.listen({ host, port });
		await once(this.#server, 'listening');
		const { address, family, port: actual } = this.#server.address() as AddressInfo;
		return `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`;
	}

	close(): void {
		this.#server.close();
		this.#server.closeAllConnections();
	}
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
