import { execFileSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = [
	'{nodes,credentials,domain}/**/*.{ts,json,svg}',
	'{package,tsconfig}.json',
	'gulpfile.js',
];
// Written by tsc; files copied by gulp keep the modification time of their source.
const LAST_BUILT = 'dist/nodes/IdCardOcr/IdCardOcr.node.js';

/** Builds the node package into `dist/` unless that is newer than every source. Prints nothing. */
export function buildPackageIfStale(): void {
	const builtAt = modifiedAt(LAST_BUILT);
	const newest = Math.max(...globSync(SOURCES, { cwd: ROOT }).map(modifiedAt));
	if (builtAt > newest) return;
	// npm's output would mix with the command's machine-readable output.
	execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'pipe' });
}

function modifiedAt(file: string): number {
	return statSync(`${ROOT}/${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
