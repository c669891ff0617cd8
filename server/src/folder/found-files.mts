import { isUtf8 } from 'node:buffer';
import { open, readdir } from 'node:fs/promises';

import { LONGEST_START } from '../../../domain/source-format.ts';
import { ValidationError } from '../errors/server-errors.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';

export interface FoundFile {
	/** As bytes, since archives made on Chinese Windows leave names in GBK, which no text stands for. */
	path: Buffer;
	/** Within the folder, with `/` between its parts. */
	name: string;
}

/**
 * Something in a folder that is not read: a link, a special file, such as a pipe, a socket or a device, or a folder that could not
 * be listed, with the system's error.
 */
type Skipped = { name: string } & (
	| { kind: 'link' }
	| { kind: 'special' }
	| { kind: 'folder'; error: unknown }
);

/**
 * Lists every file in a folder and below, through no link, by path; `onSkipped` learns what else there is.
 * @throws the system's error when the folder itself cannot be listed.
 */
export async function filesIn(
	folder: Buffer,
	onSkipped: (skipped: Skipped) => void,
): Promise<FoundFile[]> {
	const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
	const files = entries.map(async (entry): Promise<FoundFile[]> => {
		const path = Buffer.concat([folder, Buffer.from('/'), entry.name]);
		const name = textOf(entry.name);
		if (entry.isFile()) return [{ path, name }];
		if (!entry.isDirectory()) {
			onSkipped({ name, kind: entry.isSymbolicLink() ? 'link' : 'special' });
			return [];
		}
		const within = (skipped: Skipped) => onSkipped({ ...skipped, name: `${name}/${skipped.name}` });
		const below = await filesIn(path, within).catch((error: unknown) => {
			onSkipped({ name, kind: 'folder', error });
			return [];
		});
		return below.map((file) => ({ ...file, name: `${name}/${file.name}` }));
	});
	return (await Promise.all(files)).flat().sort((one, other) => one.path.compare(other.path));
}

/** A name as people read it; what is no UTF-8 is GBK. */
function textOf(name: Buffer): string {
	return new TextDecoder(isUtf8(name) ? 'utf-8' : 'gb18030').decode(name);
}

/**
 * The bytes of a file.
 * @throws the system's error, or ValidationError when it is in no accepted format or too large.
 */
export async function contentOf(path: Buffer, accepted: AcceptedImages): Promise<Buffer> {
	await using file = await open(path);
	const start = Buffer.alloc(LONGEST_START);
	const { bytesRead } = await file.read(start, { position: 0 });
	if (!accepted.includes(start.subarray(0, bytesRead))) {
		throw new ValidationError({ reason: 'image-format', formats: accepted.names });
	}
	if ((await file.stat()).size <= accepted.maxBytes) return await file.readFile();
	throw new ValidationError({ reason: 'file-too-large', megabytes: accepted.fileMegabytes });
}
