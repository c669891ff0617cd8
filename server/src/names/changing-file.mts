import { readFileSync, statSync } from 'node:fs';

/**
 * Returns what tells what a small system file says now, parsed again whenever it has changed; a file that is
 * missing or cannot be read counts as an empty one. It is read at once, not in the pool of threads that decoding
 * images keeps busy.
 */
export function changingFile<Content>(
	path: string,
	parse: (text: string) => Content,
): () => Content {
	let version: string | undefined;
	let content = parse('');
	return () => {
		const now = orElse('missing', () => {
			const { ino, size, mtimeNs } = statSync(path, { bigint: true });
			return `${ino} ${size} ${mtimeNs}`;
		});
		if (now !== version) content = parse(orElse('', () => readFileSync(path, 'utf8')));
		version = now;
		return content;
	};
}

function orElse(fallback: string, read: () => string): string {
	try {
		return read();
	} catch {
		return fallback;
	}
}
