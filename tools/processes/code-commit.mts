import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Without documents and their images. Only `npm test` reads those: run it again after they changed. */
const CODE = ['.', ':(exclude)*.md', ':(exclude)docs/images', ':(exclude)server/docs/images'];

/** The short name of the commit that is checked out, with a `+` if code differs from it. */
export function codeCommit(): string {
	const changed = git('status', '--porcelain', '--', ...CODE) !== '';
	return git('rev-parse', '--short=8', 'HEAD') + (changed ? '+' : '');
}

function git(...args: string[]): string {
	return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim();
}
