import type { FastifyInstance } from 'fastify';

import type { AcceptedImages } from '../image/accepted-images.mts';
import { PageFiles } from './page-files.mts';

export const TRY_PAGE_PATH = '/try';

export interface TryPageParts {
	accepted: AcceptedImages;
	/** Whether the page is there too, not just its files, some of which the page at /photo loads. */
	tryPage?: boolean;
}

/** `GET /try`: a page to try the server in a browser. It needs no key, but the calls that it makes do. */
export async function tryPageRoutes(
	app: FastifyInstance,
	{ accepted, tryPage = false }: TryPageParts,
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
