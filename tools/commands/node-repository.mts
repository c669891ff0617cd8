// npm run node-repository -- EMPTY_FOLDER OWNER/REPOSITORY
// Writes the node package as a repository of its own, which n8n asks for: one package.json, in English, without the
// server and the tests that start it. Needs npm's registry, for its lock file.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { runNpm } from '../n8n/installed/npm-command.mts';
import { nodeDocument, nodePublishing } from './node-repository/node-document.mts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OF_THE_NODE =
	/^[^/]+$|^(credentials|docs|domain|examples|nodes|test\/(domain|node)|tools\/n8n\/in-process)\/|county\.csv$|publish\.yml$/;
const STAYS =
	/zh-CN|^domain\/package\.json$|^examples\/clients\/|^(ARCHITECTURE|CONTRIBUTING|RELEASING)\.md$|^docs\/(comparison|model-card|images\/training)/;
const SCRIPTS = ['build', 'prepublishOnly', 'lint', 'typecheck', 'static', 'test', 'test:jest'];
/** A project of types that stays here; ESLint fails without it. */
const OF_THE_PAGE = ", 'server/page/tsconfig.json'";
/** Used without being named in a file. */
const TOOLS = [
	'@n8n/node-cli',
	'@swc/core',
	'@types/node',
	'eslint',
	'jest',
	'prettier',
	'typescript',
];
const [folder = '', repository = ''] = process.argv.slice(2);
if (folder === '' || !/^[\w.-]+\/[\w.-]+$/.test(repository)) {
	console.error('Usage: npm run node-repository -- EMPTY_FOLDER OWNER/REPOSITORY');
	process.exit(2);
}
if (existsSync(folder) && readdirSync(folder).length > 0) {
	console.error(`${folder} is not empty: what it has would be overwritten.`);
	process.exit(2);
}
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const [, here] = /github\.com\/(.+)\.git$/.exec(manifest.repository.url)!;

/** The file, what it imports, and so on. */
function reached(file: string, found = new Set<string>()): Set<string> {
	if (found.has(file) || !/\.m?ts$/.test(file)) return found.add(file);
	const imports = [...read(file).matchAll(/(?:from|^import) '(\.[^']+)'/gm)].map(
		([, name]) => name,
	);
	found.add(file);
	for (const name of imports) reached(path.join(path.dirname(file), name), found);
	return found;
}
const moves = new Set(
	execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
		.split('\0')
		.filter((file) => OF_THE_NODE.test(file) && !STAYS.test(file))
		.map((file) => [...reached(file)])
		.filter((files) => !files.some((file) => /^(server|tools\/server-process)\//.test(file)))
		.flat(),
);
const isThere = (target: string) => [...moves].some((file) => `${file}/`.startsWith(`${target}/`));

/** Without workspaces: Node 24 has to be there, instead of coming as one. */
function manifestOfNode(): string {
	const { scripts, devDependencies, ...others } = manifest;
	const ofServer = / && tsc --project server\S+| "server\/[^"]+"/g;
	const sources = [...moves].filter(
		(file) => /\.(m?[jt]s|json)$/.test(file) && !/package/.test(file),
	);
	const texts = sources.map(read);
	const isUsed = (name: string) =>
		TOOLS.includes(name) || texts.some((text) => text.includes(`'${name}`));
	const kept = Object.entries<string>(devDependencies).filter(([name]) => isUsed(name));
	const runtime = { name: 'node', version: '>=24' };
	return JSON.stringify(
		{
			...others,
			workspaces: undefined,
			devEngines: { ...others.devEngines, runtime },
			scripts: Object.fromEntries(
				SCRIPTS.map((name) => [
					name,
					scripts[name].replaceAll(ofServer, '').replaceAll('node24 ', 'node '),
				]),
			),
			devDependencies: Object.fromEntries(kept),
		},
		undefined,
		'\t',
	);
}

/** Links to what stays lead back here. */
function withLinks(text: string, file: string): string {
	return text.replaceAll(/\]\((?!https:)([^)#\s]+)/g, (link, target: string) => {
		const at = path.join(path.dirname(file), target).replace(/\/$/, '');
		return isThere(at) ? link : `](https://github.com/${here}/blob/main/${at}`;
	});
}

function textOf(file: string): string | undefined {
	const text = () => read(file);
	if (file === 'package.json') return manifestOfNode().replaceAll(here, repository);
	if (file === 'NOTICE') return nodeDocument(file, text(), here);
	if (file.endsWith('.md')) return withLinks(nodeDocument(file, text(), here), file);
	if (file.endsWith('publish.yml')) return nodePublishing(text());
	if (file === 'eslint.mts.config.mjs') return text().replace(OF_THE_PAGE, '');
	if (/^credentials.*\.ts$|\.node\.json$/.test(file)) return text().replaceAll(here, repository);
	return undefined;
}

for (const file of moves) {
	cpSync(path.join(ROOT, file), path.join(folder, file));
	const text = textOf(file);
	if (text !== undefined) writeFileSync(path.join(folder, file), text);
}
await runNpm(['install', '--package-lock-only', '--ignore-scripts'], folder);
execFileSync(
	path.join(ROOT, 'node_modules/.bin/prettier'),
	['--write', '--log-level', 'warn', '.'],
	{
		cwd: folder,
		stdio: 'inherit',
	},
);
