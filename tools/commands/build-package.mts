import { execFileSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = [
	'{nodes,credentials,domain}/**/*.{ts,json,svg}',
	'{package,tsconfig}.json',
	'gulpfile.js',
];
// Written by tsc: what gulp copies keeps the time of its source.
const LAST_BUILT = 'dist/nodes/IdCardOcr/IdCardOcr.node.js';

/** Builds the node package into `dist/` unless it is newer than every source. Prints nothing. */
export function buildPackageIfStale(): void {
	const builtAt = modifiedAt(LAST_BUILT);
	const newest = Math.max(...globSync(SOURCES, { cwd: ROOT }).map(modifiedAt));
	if (builtAt > newest) return;
	// npm's own output would mix with what the command prints for other programs.
	execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'pipe' });
}

function modifiedAt(file: string): number {
	return statSync(`${ROOT}/${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
