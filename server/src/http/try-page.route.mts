import type { FastifyInstance } from 'fastify';

import type { AcceptedImages } from '../image/accepted-images.mts';
import { PageFiles } from './page-files.mts';
import { tryPageFacts } from './try-page-facts.mts';

/** Path of the page. */
export const TRY_PAGE_PATH = '/try';

/** Path of what the page loads, as a pattern. */
export const TRY_PAGE_FILES_PATH = '/try/:file';

/** `GET /try`: a page to try the server in a browser. It needs no key, but the calls that it makes do. */
export async function tryPageRoute(
	app: FastifyInstance,
	{ files, accepted }: { files: PageFiles; accepted: AcceptedImages },
): Promise<void> {
	const facts = tryPageFacts(accepted);
	files.servePage(app, TRY_PAGE_PATH);
	app.get('/try/server.json', async (_request, reply) => reply.headers(files.headers).send(facts));
}
