import type { FastifyInstance } from 'fastify';

import { ValidationError } from '../errors/server-errors.mts';
import { PageFiles } from '../http/page-files.mts';
import { CheckBudget } from './check-budget.mts';
import { photoCheckRoute } from './photo-checks.route.mts';
import { originsOfPage } from './photo-link.mts';
import {
	makePhotoLinkRoute,
	PHOTO_LINKS_PATH,
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
	const files = new PageFiles('photo');
	files.servePage(app, PHOTO_PAGE_PATH, ({ query }) => originsOfPage(query, parts.keys));
	files.serveFiles(app, '/photo/:file');
}

/** What a server without photo links says where they would be. */
export async function noPhotoLinks(app: FastifyInstance): Promise<void> {
	// Before the body: no parser here knows its type.
	app.addHook('onRequest', async () => {
		throw new ValidationError('photo-links-off');
	});
	for (const url of [PHOTO_LINKS_PATH, PHOTO_PAGE_PATH]) app.all(url, async () => {});
}
