import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';

import { sendUnknownPath } from './not-found.mts';
import { ROUTINE } from './request-report.mts';

const PAGE = 'index.html';

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.jpg': 'image/jpeg',
};

/** Files of a page; the page may load its own and call this server and `origins`, and show the image that was chosen. */
export class PageFiles {
	readonly #files: ReadonlyMap<string, Buffer>;
	readonly #origins: () => readonly string[];

	/** Reads the folder beside `src` with this name. */
	constructor(folder: string, origins: () => readonly string[] = () => []) {
		const url = new URL(`../../${folder}/`, import.meta.url);
		const names = readdirSync(url).filter((name) => extname(name) in TYPES);
		this.#files = new Map(names.map((name) => [name, readFileSync(new URL(name, url))]));
		this.#origins = origins;
	}

	servePage(app: FastifyInstance, path: string): void {
		app.get(path, async (_request, reply) => this.#send(PAGE, reply));
	}

	/** Serves what the page loads, at a pattern with `:file`. */
	serveFiles(app: FastifyInstance, pattern: string): void {
		app.get<{ Params: { file: string } }>(pattern, ROUTINE, async (request, reply) => {
			const { file } = request.params;
			if (!this.#files.has(file) || file === PAGE) return await sendUnknownPath(request, reply);
			return this.#send(file, reply);
		});
	}

	get headers() {
		return {
			'content-security-policy': [
				"default-src 'none'",
				"script-src 'self'",
				"style-src 'self'",
				"img-src 'self' blob: data:",
				["connect-src 'self'", ...this.#origins()].join(' '),
				"base-uri 'none'",
				"form-action 'none'",
				"frame-ancestors 'none'",
				"require-trusted-types-for 'script'",
				"trusted-types 'none'",
			].join('; '),
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
		};
	}

	#send(name: string, reply: FastifyReply) {
		return reply.headers(this.headers).type(TYPES[extname(name)]).send(this.#files.get(name));
	}
}
