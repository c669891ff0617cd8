import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Paths that no program reads: documents and their images. */
const CODE = ['.', ':(exclude)*.md', ':(exclude)docs/images', ':(exclude)server/docs/images'];

/** The short name of the commit that is checked out, with a `+` if code differs from it. */
export function codeCommit(): string {
	const changed = git('status', '--porcelain', '--', ...CODE) !== '';
	return git('rev-parse', '--short=8', 'HEAD') + (changed ? '+' : '');
}

/** Whether a commit and the one that is checked out differ in documents alone. */
export function isSameCode(commit: string): boolean {
	try {
		return git('diff', '--name-only', commit, 'HEAD', '--', ...CODE) === '';
	} catch {
		// A commit that this clone does not have.
		return false;
	}
}

function git(...args: string[]): string {
	return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim();
}
