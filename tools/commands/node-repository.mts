// npm run node-repository -- EMPTY_FOLDER OWNER/REPOSITORY
// Writes the node package as a repository of its own, in English, without the server and the tests that start it.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OF_THE_NODE =
	/^[^/]+$|^(credentials|docs|domain|examples|nodes|test\/(domain|node|support)|tools\/(n8n\/in-process|node-runtime))\/|publish\.yml$/;
const STAYS =
	/zh-CN|^examples\/clients\/|^(ARCHITECTURE|CONTRIBUTING|RELEASING)\.md$|^docs\/(model-card|images\/training)/;
const SCRIPTS = ['build', 'prepublishOnly', 'lint', 'typecheck', 'static', 'test', 'test:jest'];
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
	const imports = [...read(file).matchAll(/from '(\.[^']+)'/g)].map(([, name]) => name);
	found.add(file);
	for (const name of imports) reached(path.join(path.dirname(file), name), found);
	return found;
}
const moves = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
	.split('\0')
	.filter((file) => OF_THE_NODE.test(file) && !STAYS.test(file))
	.map((file) => [...reached(file)])
	.filter((files) => !files.some((file) => /^(server|tools\/server-process)\//.test(file)))
	.flat();
const isThere = (target: string) => moves.some((file) => `${file}/`.startsWith(`${target}/`));

manifest.workspaces = ['tools/node-runtime'];
const ofServer = / && tsc --project server\S+| "server\/[^"]+"/g;
for (const [name, command] of Object.entries<string>(manifest.scripts))
	manifest.scripts[name] = SCRIPTS.includes(name) ? command.replaceAll(ofServer, '') : undefined;

for (const file of new Set(moves)) {
	cpSync(path.join(ROOT, file), path.join(folder, file));
	let text = read(file);
	if (file === 'package.json') text = JSON.stringify(manifest, undefined, '\t');
	if (file.endsWith('publish.yml')) {
		text = text.replace(/^(#.*\n)+/, '').replace(' server/package.json', '');
		const steps = text.split(/\n(?=(?: {6}#.*\n)* {6}- )/);
		text = steps.filter((step) => !/apt-get|sbom|--workspace server/.test(step)).join('\n');
	} else if (file.endsWith('.md')) {
		text = text.replace(/^(English \| )?\[\p{Script=Han}+\]\(.*\n\n/mu, '');
		text = text.replaceAll(/\]\((?!https:)([^)#\s]+)/g, (link, target: string) => {
			const at = path.join(path.dirname(file), target).replace(/\/$/, '');
			return isThere(at) ? link : `](https://github.com/${here}/blob/main/${at}`;
		});
	} else if (!/^package\.json$|^credentials.*\.ts$|\.node\.json$/.test(file)) continue;
	else text = text.replaceAll(here, repository);
	writeFileSync(path.join(folder, file), text);
}
