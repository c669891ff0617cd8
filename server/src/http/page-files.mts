import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { UnknownPathError } from '../errors/server-errors.mts';
import { ROUTINE } from './request-report.mts';

const PAGE = 'index.html';

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.jpg': 'image/jpeg',
};

/** Files of a page; the page may load its own, call this server, and show the image that was chosen. */
export class PageFiles {
	readonly #files: ReadonlyMap<string, Buffer>;

	/** Reads the folder beside `src` with this name. */
	constructor(folder: string) {
		const url = new URL(`../../${folder}/`, import.meta.url);
		const names = readdirSync(url).filter((name) => extname(name) in TYPES);
		this.#files = new Map(names.map((name) => [name, readFileSync(new URL(name, url))]));
	}

	/** Serves the page; `originsFor` says where else it may send what it has. */
	servePage(
		app: FastifyInstance,
		path: string,
		originsFor: (request: FastifyRequest) => readonly string[] = () => [],
	): void {
		app.get(path, async (request, reply) => this.#send(PAGE, reply, originsFor(request)));
	}

	/** Serves what the page loads, at a pattern with `:file`. */
	serveFiles(app: FastifyInstance, pattern: string): void {
		app.get<{ Params: { file: string } }>(pattern, ROUTINE, async (request, reply) => {
			const { file } = request.params;
			if (!this.#files.has(file) || file === PAGE) throw new UnknownPathError();
			return this.#send(file, reply);
		});
	}

	headers(origins: readonly string[] = []) {
		return {
			'content-security-policy': [
				"default-src 'none'",
				"script-src 'self'",
				"style-src 'self'",
				"img-src 'self' blob: data:",
				["connect-src 'self'", ...origins].join(' '),
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

	#send(name: string, reply: FastifyReply, origins: readonly string[] = []) {
		return reply
			.headers(this.headers(origins))
			.type(TYPES[extname(name)])
			.send(this.#files.get(name));
	}
}
