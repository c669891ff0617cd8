import { readFileSync, statSync } from 'node:fs';

/**
 * What a small system file says, parsed again whenever the file has changed. It is read at once, not
 * in the pool of threads that decoding images keeps busy.
 */
export class ChangingFile<Content> {
	readonly #path: string;
	readonly #parse: (text: string) => Content;
	#version: string | undefined;
	#content: Content;

	/** A file that is missing or cannot be read counts as an empty one. */
	constructor(path: string, parse: (text: string) => Content) {
		this.#path = path;
		this.#parse = parse;
		this.#content = parse('');
	}

	/** What the file says now. */
	get content(): Content {
		const version = this.#versionNow();
		if (version !== this.#version) {
			this.#content = this.#parse(this.#text());
			this.#version = version;
		}
		return this.#content;
	}

	#versionNow(): string {
		try {
			const { ino, size, mtimeNs } = statSync(this.#path, { bigint: true });
			return `${ino} ${size} ${mtimeNs}`;
		} catch {
			return 'missing';
		}
	}

	#text(): string {
		try {
			return readFileSync(this.#path, 'utf8');
		} catch {
			return '';
		}
	}
}
