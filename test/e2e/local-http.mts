import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A small HTTP server for one test, on a free port of 127.0.0.1. */
export interface LocalHttp {
	url: string;
	close(): Promise<void>;
}

/** Starts a server that passes every request to `answer`. */
export async function serveLocally(
	answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<LocalHttp> {
	const server = createServer((request, response) => {
		answer(request, response).catch((error: Error) => {
			response.statusCode = 500;
			response.end(error.message);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The port is unknown.');
	return {
		url: `http://127.0.0.1:${address.port}`,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

/** Serves images by path; any other path gets a 404. */
export async function servePictures(pictures: Record<string, Buffer>): Promise<LocalHttp> {
	return await serveLocally(async (request, response) => {
		const picture = pictures[request.url ?? ''];
		response.statusCode = picture === undefined ? 404 : 200;
		response.end(picture);
	});
}
