import type { FastifyInstance } from 'fastify';

import { PageFiles } from './page-files.mts';
import type { ServerParts } from './server-parts.mts';

export const TRY_PAGE_PATH = '/try';

/** `GET /try`: a page to try the server in a browser. It needs no key, but the calls that it makes do. */
export async function tryPageRoutes(
	app: FastifyInstance,
	{ accepted, tryPage = false }: ServerParts,
): Promise<void> {
	const files = new PageFiles('try');
	files.serveFiles(app, '/try/:file');
	if (!tryPage) return;
	files.servePage(app, TRY_PAGE_PATH);
	// What the page asks before it offers anything.
	const { formats, maxBytes } = accepted;
	app.get('/try/server.json', async (_request, reply) =>
		reply.headers(files.headers()).send({ formats, maxBytes }),
	);
}
