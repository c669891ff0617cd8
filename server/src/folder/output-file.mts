import { open, type FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import writeXlsx, { type Image } from 'write-excel-file/node';

import type { ShownAs } from '../../../domain/result/shown-as.ts';
import type { Table } from './rows.mts';
import { workbookOf } from './sheet.mts';
import { csvOf, jsonLinesOf } from './text-tables.mts';

type Format = (
	table: Table,
	shownAs: ShownAs,
	hrefOf: (file: string) => string | undefined,
) => Promise<Buffer | string> | string;

/** How a table is written, by the ending of its file. */
const FORMATS: Readonly<Record<string, Format>> = {
	'.xlsx': async (...shown) => {
		const { sheets, options } = workbookOf<Image['content']>(...shown);
		return await writeXlsx(sheets, options).toBuffer();
	},
	'.csv': (table, { naming }) => csvOf(table, naming),
	'.jsonl': (table, { naming }) => jsonLinesOf(table, naming),
};

/** How long, in ms, a full disk has to be given space before the file is written again. */
const WHILE_FULL = 10_000;

/** The format of a table's file, `-` for standard output; `undefined` if it is none. */
export function formatOf(path: string): Format | undefined {
	return FORMATS[path === '-' ? '.jsonl' : extname(path).toLowerCase()];
}

/**
 * Creates a table's file for its owner alone, before anything is read.
 * @throws the system's error, or one that says that there is such a file: nothing is overwritten.
 */
export async function createFile(path: string): Promise<FileHandle> {
	return await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EEXIST') throw error;
		throw new Error('it exists already. Choose another name: nothing is overwritten.');
	});
}

/** Writes all of a new file; while the disk is full, `onFull` says so, and it is tried again. */
export async function writeWhole(
	file: FileHandle,
	content: Buffer | string,
	onFull: () => void,
): Promise<void> {
	const bytes = Buffer.from(content);
	for (let at = 0; at < bytes.length; ) {
		try {
			// On a nearly full disk, a write takes a part.
			at += (await file.write(bytes, at, bytes.length - at, at)).bytesWritten;
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
			onFull();
			await delay(WHILE_FULL);
		}
	}
}
