import type { FastifyInstance } from 'fastify';

import { UnknownPathError } from '../errors/server-errors.mts';
import { PageFiles } from './page-files.mts';
import { pageModules } from './page-modules.mts';
import { ROUTINE } from './request-report.mts';

export const FOLDER_PAGE_PATH = '/folder';

const ENTRIES = ['server/try/page.js', 'server/try/folder/page.js'];

/**
 * `GET /folder`: a page that makes a spreadsheet of a folder of photos, and the modules of both pages. It needs no key, but the
 * calls that it makes do.
 */
export async function folderPageRoutes(app: FastifyInstance): Promise<void> {
	const files = new PageFiles('try/folder');
	files.servePage(app, FOLDER_PAGE_PATH);
	files.serveFiles(app, `${FOLDER_PAGE_PATH}/:file`);
	const headers = { ...files.headers(), 'content-type': 'text/javascript; charset=utf-8' };
	let modules: ReadonlyMap<string, string> | undefined;
	app.get<{ Params: { '*': string } }>('/modules/*', ROUTINE, async (request, reply) => {
		modules ??= pageModules(ENTRIES);
		const code = modules.get(request.params['*']);
		if (code === undefined) throw new UnknownPathError();
		return reply.headers(headers).send(code);
	});
}
