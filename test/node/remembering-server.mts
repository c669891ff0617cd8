import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import {
	startEmbeddedServer,
	type EmbeddedServer,
	type ServerOptions,
} from '../../tools/server-process/start.mts';

/** Starts a real server behind a proxy that repeats its replies, so that tests with one image read it once. */
export async function startRememberingServer(options?: ServerOptions): Promise<EmbeddedServer> {
	const server = await startEmbeddedServer(options);
	const replies = new Map<string, Promise<{ status: number; type: string; body: Buffer }>>();

	const ask = async ({ method, url, headers }: IncomingMessage, body: Buffer) => {
		const { authorization = '', 'content-type': type = 'application/json' } = headers;
		const reply = await fetch(`${server.baseUrl}${url}`, {
			method,
			headers: { authorization, 'content-type': type },
			...(body.length > 0 && { body: new Uint8Array(body) }),
		});
		return {
			status: reply.status,
			type: reply.headers.get('content-type') ?? '',
			body: Buffer.from(await reply.arrayBuffer()),
		};
	};
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const asked = await buffer(request);
		const key = `${request.url} ${request.headers.authorization} ${asked.toString('latin1')}`;
		const reply = replies.get(key) ?? ask(request, asked);
		replies.set(key, reply);
		const { status, type, body } = await reply;
		response.writeHead(status, { 'content-type': type }).end(body);
	};
	const proxy = createServer((request, response) => void answer(request, response));
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	return {
		...server,
		baseUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
		stop: async () => {
			proxy.close();
			proxy.closeAllConnections();
			await server.stop();
		},
	};
}
