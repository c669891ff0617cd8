import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small HTTP server for a test, on 127.0.0.1. */
export interface LocalHttp {
	url: string;
	close(): Promise<void>;
}

/** Starts a server that passes every request to `answer`, on a free port unless one is given. */
export async function serveLocally(
	answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
	port = 0,
): Promise<LocalHttp> {
	const server = createServer((request, response) => {
		answer(request, response).catch((error: Error) => {
			response.statusCode = 500;
			response.end(error.message);
		});
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
