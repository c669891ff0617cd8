import { hash } from 'node:crypto';

import type { CardReader, CardReading } from '../engine/card-reader.mts';
import { ServerError } from '../errors/server-errors.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { eachFile } from './each-file.mts';
import { contentOf, type FoundFile } from './found-files.mts';

/** What came of a file: what was read, and of which bytes, or why it was not read. */
export type FileReading = { file: FoundFile } & (
	| { reading: CardReading; digest: string }
	| { error: unknown }
);

export interface HowToRead {
	reader: CardReader;
	accepted: AcceptedImages;
	/** Files that are read, and so in memory, at a time. */
	atATime: number;
	/** Ends the reading before its end. */
	signal?: AbortSignal;
}

/** Reads files, several at a time, and gives each, with its index, as it is read. */
export async function readFiles(
	files: readonly FoundFile[],
	how: HowToRead,
	onRead: (one: FileReading, index: number) => void,
): Promise<void> {
	const { reader, accepted } = how;
	await eachFile(files, how, async (file, index) => onRead({ file, ...(await read(file)) }, index));

	async function read({ path }: FoundFile) {
		try {
			const bytes = await contentOf(path, accepted);
			const digest = digestOf(bytes);
			const reading = await reader.read(bytes, { extra: true });
			if (reading === null) throw Object.assign(new Error(), { code: 'image-broken' });
			return { reading, digest };
		} catch (error) {
			return { error };
		}
	}
}

/**
 * What {@link shortDigest} gives, ten times as fast, by Node's own code. It tells whether a file is still what it was: those of a large
 * folder are read for minutes, and may change.
 */
export function digestOf(bytes: Uint8Array): string {
	return hash('sha256', bytes, 'hex').slice(0, 32);
}

/** Why a file or a folder could not be read, in a word. */
export function reasonOf(error: unknown): string {
	if (error instanceof ServerError) return error.why?.reason ?? error.name;
	return (error as NodeJS.ErrnoException).code ?? 'failed';
}
