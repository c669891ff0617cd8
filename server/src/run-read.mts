import { onHangUp, onStopSignal } from './process/stop-signals.mts';
import { rmSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

import { ENGLISH } from '../../domain/language/english.ts';
import type { Sentence } from '../../domain/language/language.ts';
import type { Config } from './config/config.mts';
import { createCardReader } from './engine/create-card-reader.mts';
import { filesIn, type FoundFile } from './folder/found-files.mts';
import { fileResult } from './folder/file-result.mts';
import { createFile, writeWhole } from './folder/output-file.mts';
import { openFolders, writePictures } from './folder/person-pictures.mts';
import { isLeftBySystem, unreadFile, type ReadFile } from './folder/read-file.mts';
import { readFiles, reasonOf, type HowToRead } from './folder/read-files.mts';
import { saidOfList } from './folder/compared-table.mts';
import { keptLooks } from './folder/kept-looks.mts';
import { noLooks } from './folder/looks.mts';
import { madeTable } from './folder/made-table.mts';
import { describe } from './measure/report.mts';
import { Tally } from './measure/tally.mts';
import { imagesOrExit, orExit } from './or-exit.mts';
import { readOptions } from './read-options.mts';
import { readList, sheetsIn } from './roster/read-list.mts';

/** Exit statuses. */
const NOT_ALL_READ = 1;
const STOPPED = 130;

/** Reads the folder that the command line names, writes the table, and counts what was right. */
export async function runRead(args: readonly string[]): Promise<void> {
	// A terminal that is gone ends nothing.
	process.stderr.on('error', () => {});
	const stop = new AbortController();
	let isWritten = false;
	const { promise: end, resolve: onEnd } = Promise.withResolvers<void>();
	const stopReading = async () => {
		stop.abort();
		const rest = isWritten ? '' : ', then the table is written';
		console.error(`\nStopping: what is being read is finished${rest}.`);
		await end;
		process.exit(STOPPED);
	};
	onStopSignal(stopReading);
	onHangUp(() => void stopReading());
	const asked = await orExit(() => readOptions(args));
	const { folder, out = '-', format, shownAs, pictures, truths } = asked;
	const list = await orExit(
		async () => asked.roster && (await readList(asked.roster)),
		'The list cannot be taken: ',
	);
	if (list !== undefined) console.error(saidOfList(list, ENGLISH));
	const looks = await orExit(
		async () => (asked.keep === undefined ? noLooks() : await looksIn(asked.keep)),
		'The earlier table cannot be taken: ',
	);
	const { files, skipped } = await orExit(() => listed(folder), `${folder} cannot be read: `);
	if (pictures !== null) await orExit(() => openFolders(pictures.folders));
	const file = out === '-' ? null : await orExit(() => createFile(out), `${out}: `);
	const onFull = () =>
		console.error('The disk is full. Make space: the rest is written as soon as there is.');
	process.once('exit', () => {
		if (file !== null && !isWritten) rmSync(out, { force: true });
	});
	const how = await howToRead(asked.config, stop.signal);
	const read = files.map(({ name }) => unreadFile(name, ({ stopped }) => stopped));
	const tally = truths === null ? null : new Tally(truths, files);
	await readFiles(files, how, (one, index) => {
		read[index] = fileResult(one, index);
		tally?.read(one);
	});
	const { complete } = asked;
	const table = madeTable([...read, ...skipped], shownAs, { complete, looks, roster: list });
	const hrefs = new Map(files.map(({ name, path }) => [name, hrefTo(path, out)]));
	await orExit(async () => {
		const content = await format?.(table, shownAs, (name) => hrefs.get(name));
		if (file !== null) await writeWhole(file, content!, onFull);
		else if (content !== undefined) await pipeline([content], process.stdout, { end: false });
	}, `${out} cannot be written: `);
	isWritten = true;
	if (tally !== null) console.log(describe(tally));
	for (const one of asked.listsFiles ? (tally?.toSee ?? []) : []) console.log(one);
	let lacking: string[] = [];
	if (pictures !== null && !stop.signal.aborted) {
		const writing = { ...pictures, ...how, read, onFull };
		lacking = await orExit(
			() => writePictures(table.people, files, writing),
			'The pictures cannot be written: ',
		);
		for (const line of lacking) console.error(line);
	}
	await how.reader.close();
	const doubtful = table.people.filter(({ row }) => row.needs_review === true).length;
	console.error(
		`Rows: ${table.people.length}, to check: ${doubtful}. Not read: ${table.notRead.length}.`,
	);
	if (table.list !== undefined) {
		const { missing, notListed } = table.list;
		const perhaps = missing.filter(({ isPerhaps }) => isPerhaps).length;
		const counts = `Missing: ${missing.length - perhaps}, perhaps: ${perhaps}.`;
		console.error(`${counts} Not on the list: ${notListed.length}.`);
	}
	onEnd();
	if (table.notRead.length + lacking.length > 0) process.exitCode = NOT_ALL_READ;
}

async function howToRead(config: Config, signal: AbortSignal): Promise<HowToRead> {
	const accepted = await imagesOrExit(config, console.error);
	// Files come from no caller, who would give up.
	const patient = { ...config, queueTimeout: 86_400 };
	const reader = await orExit(() => createCardReader(patient));
	return { accepted, reader, atATime: config.workers, signal };
}

/** What people said of rows in an earlier table. */
async function looksIn(bytes: Buffer) {
	const found = keptLooks(await sheetsIn(bytes));
	if (found === undefined)
		throw new Error('it has no column of photo digests, which tables of this program have.');
	console.error(
		`Kept of the earlier table: ${found.kept} rows that somebody corrected or confirmed.`,
	);
	if (found.copied > 0) {
		console.error(`Asked again: ${found.copied} rows with cells that were copied or moved.`);
	}
	return found.looks;
}

/** The files to read, and what else is there. @throws where there is nothing. */
async function listed(folder: string): Promise<{ files: FoundFile[]; skipped: ReadFile[] }> {
	const skipped: ReadFile[] = [];
	const all = await filesIn(Buffer.from(resolve(folder)), (one) => {
		if (one.kind === 'special') {
			// It holds no photo.
			skipped.push(unreadFile(one.name, ({ isSpecial }) => isSpecial, 'not-read', []));
			return;
		}
		const why: Sentence = ({ isLink, folderFailed }) =>
			one.kind === 'link' ? isLink : folderFailed(reasonOf(one.error));
		// A link may lead to a folder, too: there may be both sides of anybody.
		skipped.push(unreadFile(one.name, why, 'not-read', [1, 2]));
	});
	const files = all.filter(({ name }) => !isLeftBySystem(name));
	if (files.length + skipped.length === 0) throw new Error('there is no file in it.');
	return { files, skipped };
}

/** Where a file lies, from the folder of another one; its name may be in any encoding, so it is taken as bytes. */
function hrefTo(path: Buffer, from: string): string {
	const folder = Buffer.from(resolve(dirname(from)));
	const way = relative(folder.toString('latin1'), path.toString('latin1'));
	if (isAbsolute(way)) return pathToFileURL(path.toString()).href;
	return way
		.replaceAll(sep, '/')
		.replace(
			/[^\w./-]/g,
			(one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
		);
}
