import type { FastifyInstance } from 'fastify';

import { PageFiles } from '../page-files.mts';
import type { ApiKeyRing } from '../api-key-ring.mts';
import { PHOTO_PAGE_PATH } from './photo-links.route.mts';

/** Path of what the page loads, as a pattern. */
export const PHOTO_PAGE_FILES_PATH = `${PHOTO_PAGE_PATH}/:file`;

/** `GET /photo`: the page that photo links lead to. It may deliver to the origins that the keys have now. */
export async function photoPageRoute(
	app: FastifyInstance,
	{ keys }: { keys: ApiKeyRing },
): Promise<void> {
	const files = new PageFiles('photo', () => keys.photoLinkOrigins);
	files.servePage(app, PHOTO_PAGE_PATH);
	files.serveFiles(app, PHOTO_PAGE_FILES_PATH);
}
