import type { CardReader, CardReading } from '../engine/card-reader.mts';
import { ServerError } from '../errors/server-errors.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { contentOf, type FoundFile } from './found-files.mts';

/** What came of a file: what was read, in how many ms; that it is in no accepted format; or why it was not read. */
export type FileReading = { file: FoundFile } & (
	| { kind: 'read'; reading: CardReading; ms: number }
	| { kind: 'other' }
	| { kind: 'unread'; error: unknown }
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
	{ reader, accepted, atATime, signal }: HowToRead,
	onRead: (one: FileReading, index: number) => void,
): Promise<void> {
	const waiting = files.entries();
	const readOn = async () => {
		for (const [index, file] of waiting) {
			if (signal?.aborted === true) return;
			onRead({ file, ...(await read(file)) }, index);
		}
	};
	await Promise.all(Array.from({ length: atATime }, readOn));

	async function read({ path }: FoundFile) {
		try {
			const bytes = await contentOf(path, accepted);
			if (bytes === undefined) return { kind: 'other' } as const;
			const since = performance.now();
			const reading = await reader.read(bytes, { extra: true });
			if (reading === null) throw Object.assign(new Error(), { code: 'image-broken' });
			return { kind: 'read', reading, ms: performance.now() - since } as const;
		} catch (error) {
			return { kind: 'unread', error } as const;
		}
	}
}

/** Why a file or a folder could not be read, in a word. */
export function reasonOf(error: unknown): string {
	if (error instanceof ServerError) return error.why?.reason ?? error.name;
	return (error as NodeJS.ErrnoException).code ?? 'failed';
}
