// node tools/commands/scan/tarball.mts FOLDER
// Checks what `npm pack` packs of a built package with the malware rules of n8n's newest scanner and their engine.
// Needs python3 with venv, once with a network. Prints one threat per line; exits with 1 if there are any.
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { runNpm } from '../../n8n/installed/npm-command.mts';
import { guardDogRules } from './guarddog.mts';

interface Match {
	identifier: string;
	metadata: Array<{ identifier: string; value: unknown }>;
	patterns: Array<{ matches: Array<{ offset: number }> }>;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
	console.error('Usage: node tools/commands/scan/tarball.mts FOLDER');
	process.exit(2);
}
const unpacked = mkdtempSync(path.join(tmpdir(), 'tarball-'));
process.on('exit', () => rmSync(unpacked, { recursive: true, force: true }));
await runNpm(['pack', '--ignore-scripts', '--pack-destination', unpacked], folder);
const [tarball] = globSync('*.tgz', { cwd: unpacked });
execFileSync('tar', ['-xzf', tarball], { cwd: unpacked });
rmSync(path.join(unpacked, tarball));

const { rules, count } = await guardDogRules();
const capabilities = new Set<string>();
const files = readdirSync(unpacked, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map((entry) => path.relative(unpacked, path.join(entry.parentPath, entry.name)))
	.sort();
for (const file of files) {
	const content = readFileSync(path.join(unpacked, file));
	for (const match of (rules.scan(content) as { matches: Match[] }).matches) {
		const about = Object.fromEntries(match.metadata.map((one) => [one.identifier, one.value]));
		if (!isFor(file, about)) continue;
		const rule = match.identifier.replaceAll('_', '-');
		// What code can do is no fault. Rules of another prefix only serve others.
		if (rule.startsWith('capability-')) capabilities.add(rule.replace('capability-', ''));
		if (!rule.startsWith('threat-')) continue;
		const offsets = match.patterns.flatMap(({ matches }) => matches.map(({ offset }) => offset));
		const [first = 0] = offsets.sort((a, b) => a - b);
		const line = content.subarray(0, first).toString('latin1').split('\n').length;
		console.log(`${path.relative('package', file)}:${line} ${rule} ${about['description']}`);
		process.exitCode = 1;
	}
}
console.log(`Capabilities: ${[...capabilities].sort().join(', ') || 'none'}.`);
console.log(`${files.length} packed files scanned by ${count} rules.`);

/** Whether a rule is for a file. As in n8n's scanner, globs match the path from `package/` on, or the name alone. */
function isFor(file: string, about: Record<string, unknown>): boolean {
	const [included, excluded] = [about['path_include'] ?? '*', about['path_exclude'] ?? ''].map(
		(list) =>
			String(list)
				.split(',')
				.map((glob) => glob.trim().replaceAll('.', '\\.').replaceAll('*', '.*'))
				.map((glob) => new RegExp(`^${glob}$`))
				.some((glob) => glob.test(file) || glob.test(path.basename(file))),
	);
	return included && !excluded;
}
