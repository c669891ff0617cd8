import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A source file and what it imports. */
export interface SourceFile {
	/** Path from the repository's root. */
	path: string;
	text: string;
	/** Paths of the repository's own files that it imports, types included. */
	imports: string[];
	/** Packages that it imports, by the name as written. */
	packages: string[];
}

/** Reads every `.ts` and `.mts` file, and script of a page, that Git knows or would add. */
export function sourceFiles(): SourceFile[] {
	const patterns = ['*.ts', '*.mts', 'server/try/*.js', 'server/photo/*.js', 'server/page/*.js'];
	const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...patterns], {
		cwd: ROOT,
		encoding: 'utf8',
	});
	return listed
		.split('\n')
		.filter((path) => path !== '')
		.map((path) => sourceFile(path, readFileSync(join(ROOT, path), 'utf8')));
}

/** Takes the imports out of one file's text. */
export function sourceFile(path: string, text: string): SourceFile {
	const named = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(
		([, name]) => name,
	);
	return {
		path,
		text,
		imports: named
			.filter((name) => name.startsWith('.'))
			.map((name) => normalize(join(dirname(path), name))),
		packages: named.filter((name) => !name.startsWith('.')),
	};
}

/** Returns one circle of imports, each file importing the next and the last the first, if any. */
export function importCircle(files: readonly SourceFile[]): string[] | undefined {
	const importsOf = new Map(files.map(({ path, imports }) => [path, imports]));
	const finished = new Set<string>();
	const walk = (path: string, trail: string[]): string[] | undefined => {
		if (trail.includes(path)) return trail.slice(trail.indexOf(path));
		if (finished.has(path)) return undefined;
		for (const next of importsOf.get(path) ?? []) {
			const circle = walk(next, [...trail, path]);
			if (circle !== undefined) return circle;
		}
		finished.add(path);
		return undefined;
	};
	for (const { path } of files) {
		const circle = walk(path, []);
		if (circle !== undefined) return circle;
	}
	return undefined;
}
