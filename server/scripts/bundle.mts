import { createRequire } from 'node:module';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const SERVER = path.resolve(import.meta.dirname, '..');

/** The oldest browsers that have what the page uses: Map.groupBy, AbortSignal.any, Intl.Segmenter. Windows 7 ends at Chromium 109. */
const OLDEST = ['chrome117', 'firefox125'];

/** The part of write-excel-file that starts no worker, which the policy of the server's pages forbids; it has no name of its own. */
const WRITER = path.join(
	path.dirname(createRequire(import.meta.url).resolve('write-excel-file/package.json')),
	'modules/export/writeXlsxFileUniversal.js',
);

/**
 * Returns a script of a page with all that it imports, for the browsers of {@link OLDEST}.
 *
 * @param entry its path in `server`.
 * @param twins files of `server` that others take the place of, by path.
 */
export async function bundle(
	entry: string,
	twins: Readonly<Record<string, string>> = {},
): Promise<string> {
	const resolved: Plugin = {
		name: 'resolved',
		setup({ onResolve }) {
			onResolve({ filter: /^write-excel-file\/sync$/ }, () => ({ path: WRITER }));
			onResolve({ filter: /^\.{1,2}\// }, ({ path: target, resolveDir }) => {
				const twin = twins[path.relative(SERVER, path.resolve(resolveDir, target))];
				return twin === undefined ? undefined : { path: path.join(SERVER, twin) };
			});
		},
	};
	const { outputFiles } = await build({
		entryPoints: [path.join(SERVER, entry)],
		bundle: true,
		minify: true,
		write: false,
		format: entry.endsWith('worker.mts') ? 'iife' : 'esm',
		target: OLDEST,
		plugins: [resolved],
		logOverride: { 'empty-import-meta': 'silent' },
	});
	return outputFiles[0].text;
}
