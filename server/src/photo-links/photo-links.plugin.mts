import type { FastifyInstance } from 'fastify';

import { PageFiles } from '../http/page-files.mts';
import { CheckBudget } from './check-budget.mts';
import { photoCheckRoute } from './photo-checks.route.mts';
import {
	makePhotoLinkRoute,
	PHOTO_PAGE_PATH,
	showPhotoLinkRoute,
	type PhotoLinkParts,
} from './photo-links.route.mts';

/** Photo links: how they are made and looked up, the page at /photo, and the checks that it asks for. */
export async function photoLinks(app: FastifyInstance, parts: PhotoLinkParts): Promise<void> {
	await app.register(makePhotoLinkRoute, parts);
	const budget = new CheckBudget();
	await app.register(showPhotoLinkRoute, { ...parts, budget });
	await app.register(photoCheckRoute, { ...parts, budget });
	const files = new PageFiles('photo', () => parts.keys.photoLinkOrigins);
	files.servePage(app, PHOTO_PAGE_PATH);
	files.serveFiles(app, '/photo/:file');
}
