// npm run scan [-- FOLDER]
// Checks a repository of one n8n package, and the tarball that it publishes, as n8n's reviewers do: with the rules of
// its scanner, with those of its newest lint, and with those against malware. Without FOLDER, checks the repository
// that `npm run node-repository` writes. Prints one finding per line; exits with 1 if there are any.
// n8n's own scanner can check only what is on npm already.
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { runNpm } from '../n8n/installed/npm-command.mts';
import { lintFindings } from './scan/lint.mts';
import { malwareFindings } from './scan/malware.mts';
import { NEWER_RULES } from './scan/newer-rules.mts';
import { loadPublished } from './scan/published.mts';

const MODULES = path.resolve(import.meta.dirname, '../../node_modules');

const workspace = mkdtempSync(path.join(tmpdir(), 'scan-'));
process.on('exit', () => rmSync(workspace, { recursive: true, force: true }));
const repository = path.resolve(process.argv[2] ?? (await writeRepository()));
const unpacked = await pack(repository);

const inSources = await lintFindings(repository, [
	'package.json',
	'{nodes,credentials}/**/*.{js,ts,json}',
]);
const inTarball = await lintFindings(unpacked, ['**/*.js', 'package.json']);
const published = loadPublished(repository, unpacked);
const malware = await malwareFindings(unpacked);
const findings = [
	...inSources.findings,
	...inTarball.findings,
	...NEWER_RULES.flatMap(({ name, find }) =>
		find(published).map((finding) => `${name} ${finding}`),
	),
	...malware.findings,
];
for (const finding of findings) console.log(finding);
console.log(`${inSources.files} sources and ${inTarball.files} packed files linted.`);
console.log(`${NEWER_RULES.length} newer rules of n8n applied.`);
console.log(`${malware.files} packed files searched for malware by ${malware.rules} rules.`);
console.log(`What its code can do: ${malware.capabilities.join(', ') || 'nothing of note'}.`);
if (findings.length > 0) process.exitCode = 1;

async function writeRepository(): Promise<string> {
	const folder = path.join(workspace, 'repository');
	const command = path.join(import.meta.dirname, 'node-repository.mts');
	execFileSync(process.execPath, [command, folder, 'owner/n8n-nodes-apizero'], {
		stdio: 'inherit',
	});
	const modules = path.join(folder, 'node_modules');
	// npm leaves a cache there.
	rmSync(modules, { recursive: true, force: true });
	symlinkSync(MODULES, modules);
	return folder;
}

/** Builds and packs the package; returns the folder of what is in the tarball. */
async function pack(folder: string): Promise<string> {
	await runNpm(['run', '--if-present', 'build'], folder);
	const target = path.join(workspace, 'tarball');
	mkdirSync(target);
	await runNpm(['pack', '--ignore-scripts', '--pack-destination', target], folder);
	const [tarball] = globSync('*.tgz', { cwd: target });
	execFileSync('tar', ['-xzf', tarball], { cwd: target });
	symlinkSync(MODULES, path.join(target, 'node_modules'));
	return path.join(target, 'package');
}
