import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The repository or, in the package, the folder that mirrors it. */
const ROOT = new URL('../../../', import.meta.url);

/** Where the libraries that pages load are, by how their paths begin: these packages export them to bundlers alone. */
function libraries(): Readonly<Record<string, URL>> {
	const { resolve } = createRequire(import.meta.url);
	const writer = resolve('write-excel-file/package.json');
	const reader = resolve('read-excel-file/package.json');
	const zip = createRequire(writer).resolve('fflate');
	return {
		'libraries/read-excel-file/': new URL('./', pathToFileURL(reader)),
		'libraries/write-excel-file/': new URL('./', pathToFileURL(writer)),
		'libraries/fflate/': new URL('../', pathToFileURL(zip)),
		'libraries/hashes/': new URL('./', pathToFileURL(resolve('@noble/hashes/sha2.js'))),
	};
}

/** What is imported by the name of a package, which browsers cannot find. */
const BARE: Readonly<Record<string, string>> = {
	'read-excel-file/universal': 'libraries/read-excel-file/modules/export/readXlsxFileUniversal.js',
	fflate: 'libraries/fflate/esm/browser.js',
	'@noble/hashes/sha2.js': 'libraries/hashes/sha2.js',
	// The part that starts no worker, which the pages' policy forbids; it has no name of its own.
	'write-excel-file/sync': 'libraries/write-excel-file/modules/export/writeXlsxFileUniversal.js',
};

const IMPORTED = /\bfrom (['"])([^'"\s]+)\1/g;

/** The modules that a page needs, by their paths from the repository's root: the entries and all that they import, without types. */
export function pageModules(entries: readonly string[]): ReadonlyMap<string, string> {
	const folders = libraries();
	const modules = new Map<string, string>();
	const load = (path: string) => {
		if (modules.has(path)) return;
		const folder = Object.keys(folders).find((one) => path.startsWith(one)) ?? '';
		const file = new URL(path.slice(folder.length), folders[folder] ?? ROOT);
		const source = readFileSync(file, 'utf8');
		const code = /\.m?ts$/.test(path) ? stripTypeScriptTypes(source) : source;
		const imported: string[] = [];
		const up = '../'.repeat(path.split('/').length - 1);
		const served = code.replace(IMPORTED, (whole, _quote, from: string) => {
			const bare = BARE[from];
			if (bare === undefined && !from.startsWith('.')) return whole;
			imported.push(bare ?? new URL(from, `file:///${path}`).pathname.slice(1));
			return bare === undefined ? whole : `from '${up}${bare}'`;
		});
		modules.set(path, served);
		for (const one of imported) load(one);
	};
	for (const entry of entries) load(entry);
	return modules;
}
