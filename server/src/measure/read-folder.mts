import { isUtf8 } from 'node:buffer';
import { open, readdir } from 'node:fs/promises';

import { LONGEST_START } from '../../../domain/source-format.ts';
import type { CardReader } from '../engine/card-reader.mts';
import { ServerError } from '../errors/server-errors.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { Tally } from './tally.mts';
import { fileKey, type Truth } from './truth.mts';

/** Endings that are reported; another may be a part of somebody's name. */
const KINDS = /\.(bmp|csv|db|docx?|ini|json|md|mov|mp4|ofd|psd|rar|svg|txt|xlsx?|xml|zip)$/i;

export interface FolderReading {
	reader: CardReader;
	accepted: AcceptedImages;
	/** Files that are read, and so in memory, at a time. */
	atATime: number;
	/** What is known of each file, by its {@link fileKey}. */
	truths: ReadonlyMap<string, Truth>;
	/** A terminal that shows how far it is. */
	terminal?: { write(text: string): void };
}

/**
 * Reads every file in a folder and below, through no link, and counts.
 * @throws the system's error when the folder cannot be listed.
 */
export async function readFolder(folder: string, how: FolderReading): Promise<Tally> {
	const tally = new Tally();
	const onUnreadable = (error: unknown) => tally.add('unread', reasonOf(error));
	const files = await filesIn(Buffer.from(folder), onUnreadable);
	const keys = new Set(files.map(({ name }) => fileKey(name)));
	for (const key of how.truths.keys()) if (!keys.has(key)) tally.add('truth of no file');
	const waiting = files.entries();
	const readOn = async () => {
		for (const [index, file] of waiting) {
			how.terminal?.write(`\r${index + 1} of ${files.length} files`);
			await readFile(file);
		}
	};
	await Promise.all(Array.from({ length: how.atATime }, readOn));
	how.terminal?.write('\n');
	return tally;

	async function readFile({ path, name }: FoundFile): Promise<void> {
		const truth = how.truths.get(fileKey(name));
		try {
			const bytes = await contentOf(path, how.accepted);
			if (bytes === undefined) {
				tally.add('other', KINDS.exec(name)?.[1].toLowerCase() ?? 'else');
				tally.read(name, {}, truth);
				return;
			}
			const since = performance.now();
			const reading = await how.reader.read(bytes, { extra: true });
			if (reading === null) throw Object.assign(new Error(), { code: 'image-broken' });
			tally.times.push(performance.now() - since);
			tally.add(reading.fields === null ? 'no card' : 'card');
			tally.read(name, reading, truth);
		} catch (error) {
			tally.add('unread', reasonOf(error));
			tally.read(name, {}, truth);
		}
	}
}

interface FoundFile {
	/** As bytes, since archives made on Chinese Windows leave names in GBK, which no text stands for. */
	path: Buffer;
	name: string;
}

async function filesIn(
	folder: Buffer,
	onUnreadable: (error: unknown) => void,
): Promise<FoundFile[]> {
	const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
	const files = entries.map(async (entry): Promise<FoundFile[]> => {
		const path = Buffer.concat([folder, Buffer.from('/'), entry.name]);
		const name = textOf(entry.name);
		if (!entry.isDirectory()) return entry.isFile() ? [{ path, name }] : [];
		const below = await filesIn(path, onUnreadable).catch((error: unknown) => {
			onUnreadable(error);
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

/** The bytes of a file; `undefined` if it is in no accepted format. */
async function contentOf(path: Buffer, accepted: AcceptedImages): Promise<Buffer | undefined> {
	await using file = await open(path);
	const start = Buffer.alloc(LONGEST_START);
	const { bytesRead } = await file.read(start, { position: 0 });
	if (!accepted.includes(start.subarray(0, bytesRead))) return undefined;
	if ((await file.stat()).size <= accepted.maxBytes) return await file.readFile();
	throw Object.assign(new Error(), { code: 'file-too-large' });
}

/** Why a file could not be read, in a word. */
function reasonOf(error: unknown): string {
	if (error instanceof ServerError) return error.why?.reason ?? error.name;
	return (error as NodeJS.ErrnoException).code ?? 'failed';
}
