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
	readonly #metrics: ServerMetrics;
	readonly #keys: ApiKeyRing | undefined;
	readonly #server: Server;

	/** With `keys`, a request needs one of them. */
	constructor(metrics: ServerMetrics, keys?: ApiKeyRing) {
		this.#metrics = metrics;
		this.#keys = keys;
		this.#server = createServer(
			nodeOptions(10_000),
			(request, response) => void this.#send(response, this.#answer(request)),
		);
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

	async #send(response: ServerResponse, answer: Promise<Answer>): Promise<void> {
		const { status, body = '', headers = {} } = await answer;
		response.writeHead(status, { 'cache-control': 'no-store', ...headers }).end(body);
	}

	async #answer({ method, url = '', headers }: IncomingMessage): Promise<Answer> {
		if (url.split('?', 1)[0] !== METRICS_PATH) return { status: 404 };
		if (method !== 'GET' && method !== 'HEAD') {
			return { status: 405, headers: { allow: 'GET, HEAD' } };
		}
		const key = presentedKey(headers);
		const isAllowed = this.#keys === undefined || (key && this.#keys.find(key)) !== undefined;
		if (!isAllowed) return { status: 401, headers: { 'www-authenticate': 'Bearer' } };
		const { contentType } = this.#metrics;
		return {
			...{ status: 200, headers: { 'content-type': contentType } },
			body: await this.#metrics.text(),
		};
	}
}

interface Answer {
	status: number;
	body?: string;
	headers?: Record<string, string>;
}
