import type { FastifyInstance } from 'fastify';

import { CROP_KINDS, REDACTABLE } from '../../../domain/extra.ts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { PageFiles } from './page-files.mts';

export const TRY_PAGE_PATH = '/try';

export const TRY_PAGE_FILES_PATH = '/try/:file';

/** `GET /try`: a page to try the server in a browser. It needs no key, but the calls that it makes do. */
export async function tryPageRoute(
	app: FastifyInstance,
	{ files, accepted }: { files: PageFiles; accepted: AcceptedImages },
): Promise<void> {
	// What the page asks before it offers anything.
	const { formats, maxBase64Length } = accepted;
	const facts = { formats, maxBase64Length, crops: CROP_KINDS, redact: REDACTABLE };
	files.servePage(app, TRY_PAGE_PATH);
	app.get('/try/server.json', async (_request, reply) => reply.headers(files.headers).send(facts));
}
