import { maxHeaderSize, type IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { ApiKeyRing } from '../http/api-key-ring.mts';
import { requireApiKey } from '../http/api-key.mts';
import { dataReply } from '../http/envelope.mts';
import { parseJson, readBody, type BodyWait } from '../http/request-body.mts';
import type { ServerParts } from '../http/server-parts.mts';
import { parseAskedLink } from './asked-link.mts';
import type { CheckBudget } from './check-budget.mts';
import { openLink, pageOf, sealLink, type PhotoLink } from './photo-link.mts';
import { qrCodeOf } from './qr-code.mts';

/** Path at which links are made and looked up. */
export const PHOTO_LINKS_PATH = '/api/photo-links';

/** Path at which the page of a link reports that the photos arrived. */
export const PHOTOS_SENT_PATH = '/api/photo-links/sent';

/** Path of the page that links lead to. */
export const PHOTO_PAGE_PATH = '/photo';

export type PhotoLinkParts = ServerParts & { publicUrl: string };

export type BudgetedParts = ServerParts & { budget: CheckBudget };

/** `POST /api/photo-links`: makes a link for the holder of an API key. */
export async function makePhotoLinkRoute(
	app: FastifyInstance,
	{ keys, publicUrl, bodyIdleTimeoutMs }: PhotoLinkParts,
): Promise<void> {
	requireApiKey(app, keys);
	const wait: BodyWait = {
		signal: app.bodiesOver,
		idleTimeoutMs: bodyIdleTimeoutMs,
		// What is asked for comes back in a header.
		maxBytes: maxHeaderSize,
		tooLarge: { reason: 'request-too-large', kilobytes: maxHeaderSize / 1024 },
	};
	const bodyTypes = ['application/json'];
	app.addContentTypeParser(bodyTypes, async (_request: FastifyRequest, body: IncomingMessage) =>
		parseJson(await readBody(body, wait), 'body-no-json'),
	);
	app.post(PHOTO_LINKS_PATH, { config: { bodyTypes } }, async (request) => {
		const key = request.apiKey!;
		const { link, token } = sealLink(parseAskedLink(request.body, key), key, keys);
		const url = `${publicUrl}${PHOTO_PAGE_PATH}?${pageOf(key, keys)}#${token}`;
		const { qr } = request.body as { qr?: unknown };
		const made = { url, id: link.id, expires_at: expiryOf(link) };
		return dataReply(qr === true ? { ...made, qr: qrCodeOf(url) } : made, request);
	});
}

/** `GET /api/photo-links`: what the link in the header asks for, for its page; the page reports there that it sent the photos. */
export async function showPhotoLinkRoute(
	app: FastifyInstance,
	{ keys, budget }: BudgetedParts,
): Promise<void> {
	requirePhotoLink(app, keys);
	app.get(PHOTO_LINKS_PATH, async (request) => {
		const link = linkOf(request);
		const { id, sender, text, sides, language, poor, deliverTo: deliver_to } = link;
		const page = pageOf(request.apiKey!, keys);
		const asked = { id, page, sender, text, sides, language, poor, deliver_to };
		const state = { checks_left: budget.left(link), sent: budget.isSent(link) };
		return dataReply({ ...asked, expires_at: expiryOf(link), ...state }, request);
	});
	app.post(PHOTOS_SENT_PATH, async (request) => {
		budget.markSent(linkOf(request));
		return dataReply({}, request);
	});
}

/** Requires a link, in the header `X-Photo-Link`, of every request to a plugin, before its body is read. */
export function requirePhotoLink(app: FastifyInstance, keys: ApiKeyRing): void {
	app.decorateRequest('apiKey', null);
	app.decorateRequest('photoLink', null);
	app.addHook('onRequest', async (request: FastifyRequest) => {
		const { link, key } = openLink(request.headers['x-photo-link'], keys);
		request.setDecorator('photoLink', link);
		request.report.photoLink = link.id;
		// So that log and metrics name the key.
		request.apiKey = key;
	});
}

/** Returns the link of a request that {@link requirePhotoLink} let through. */
export function linkOf(request: FastifyRequest): PhotoLink {
	return request.getDecorator('photoLink');
}

function expiryOf({ expires }: PhotoLink): string {
	return new Date(expires * 1000).toISOString();
}
