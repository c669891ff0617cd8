// npm run build --workspace server
// Compiles the published files into server/dist, since Node strips no types under node_modules. The
// folders in it mirror the repository, so that relative paths stay valid.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const TYPESCRIPT = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const pathOf = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** Files that the compiler does not emit: path in the repository, path in the package. */
const COPIES = {
	'../LICENSE': 'LICENSE',
	'../NOTICE': 'NOTICE',
};

rmSync(pathOf('dist'), { recursive: true, force: true });
compile('tsconfig.build.json');
for (const [from, to] of Object.entries(COPIES)) {
	copyFileSync(pathOf(from), pathOf(to));
}
for (const page of ['try', 'photo']) {
	cpSync(pathOf(page), pathOf(`dist/server/${page}`), {
		recursive: true,
		filter: (path) => !path.endsWith('tsconfig.json'),
	});
}
// With what they import of the server's and of domain/.
compile(
	'try/tsconfig.json',
	...['--noEmit', 'false', '--rewriteRelativeImportExtensions', '--removeComments'],
	...['--rootDir', pathOf('..'), '--outDir', pathOf('dist')],
);
for (const data of ['language', 'font']) {
	cpSync(pathOf(data), pathOf(`dist/server/${data}`), { recursive: true });
}
cpSync(pathOf('models'), pathOf('dist/server/models'), {
	recursive: true,
	filter: (path) => !path.endsWith('.gitattributes'),
});

function compile(project: string, ...options: string[]): void {
	const args = [TYPESCRIPT, '--project', pathOf(project), ...options];
	execFileSync(process.execPath, args, { stdio: 'inherit' });
}
