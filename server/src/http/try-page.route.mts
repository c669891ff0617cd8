import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';

import type { AcceptedImages } from '../image/accepted-images.mts';
import { sendUnknownPath } from './not-found.mts';
import { tryPageFacts } from './try-page-facts.mts';

/** Path of the page. */
export const TRY_PAGE_PATH = '/try';

/** Path of what the page loads, as a pattern. */
export const TRY_PAGE_FILES_PATH = '/try/:file';

const FOLDER = new URL('../../try/', import.meta.url);
const PAGE = 'index.html';

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.jpg': 'image/jpeg',
};

/** The page may load its own files and call this server, and show the image that was chosen. */
const CONTENT_SECURITY_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' blob: data:",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
].join('; ');

const HEADERS = {
	'content-security-policy': CONTENT_SECURITY_POLICY,
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
};

/** `GET /try`: a page to try the server in a browser. It needs no key, but the calls that it makes do. */
export async function tryPageRoute(
	app: FastifyInstance,
	{ accepted }: { accepted: AcceptedImages },
): Promise<void> {
	const facts = tryPageFacts(accepted);
	const files = new Map(
		readdirSync(FOLDER)
			.filter((name) => extname(name) in TYPES)
			.map((name) => [name, readFileSync(new URL(name, FOLDER))]),
	);
	const sendFile = (name: string, reply: FastifyReply) =>
		reply.headers(HEADERS).type(TYPES[extname(name)]).send(files.get(name));

	app.get(TRY_PAGE_PATH, async (_request, reply) => sendFile(PAGE, reply));
	app.get<{ Params: { file: string } }>(TRY_PAGE_FILES_PATH, async (request, reply) => {
		const { file } = request.params;
		if (file === 'server.json') return await reply.headers(HEADERS).send(facts);
		if (!files.has(file) || file === PAGE) return await sendUnknownPath(request, reply);
		return await sendFile(file, reply);
	});
}
