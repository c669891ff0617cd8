import { onHangUp, onStopSignal } from './process/stop-signals.mts';
import { rmSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

import { dayInChina } from '../../domain/calendar-date.ts';
import { MASKING_PRESETS, type MaskingPresetName } from '../../domain/card/masking-preset.ts';
import { DEFAULT_PURPOSE } from '../../domain/extra.ts';
import { CHINESE } from '../../domain/language/chinese.ts';
import { ENGLISH } from '../../domain/language/english.ts';
import type { Sentence } from '../../domain/language/language.ts';
import type { ShownAs } from '../../domain/result/shown-as.ts';
import { ServerError } from './errors/server-errors.mts';
import { wordsFor } from './errors/why.mts';
import { folderCommand, folderReader } from './folder-command.mts';
import { filesIn } from './folder/found-files.mts';
import { fileResult } from './folder/file-result.mts';
import { createFile, formatOf, writeWhole } from './folder/output-file.mts';
import { openFolders, writePictures, type PictureFolders } from './folder/person-pictures.mts';
import { isLeftBySystem, unreadFile, type ReadFile } from './folder/read-file.mts';
import { readFiles, reasonOf } from './folder/read-files.mts';
import { TABLE_COLUMNS, tableOf } from './folder/rows.mts';
import { parseExtra } from './http/asked-extra.mts';
import { imagesOrExit, orExit } from './or-exit.mts';

const USAGE = `Reads the photos and PDFs of ID cards in a folder and those below it, and writes a table with a row for each person.

  idcard-ocr-server read FOLDER --out FILE [options]

  --out FILE      cards.xlsx; or .csv, in which Excel rounds ID numbers unless the column is imported as text; or .jsonl;
                  or - for JSON lines on standard output. An existing file is never overwritten.
  --titles en|zh  language of titles and sentences; without it, columns have the API's names, and sentences are English
  --complete      both sides of everyone are here: sides that follow each other, or fit no others, need no review
  --cards DIR     also writes each side upright, as a JPEG
  --copies DIR    also writes each person's sides at true size on an A4 page, as a PDF, with the purpose across
  --purpose TEXT  what these copies are for (default: ${DEFAULT_PURPOSE})
  --mask PRESET   ${Object.keys(MASKING_PRESETS).join(', ')}: hides values as the node does, and all names of files
  --help          show this help

Two sides are one person's without a review if one photo or file shows them and nothing else, if the names of both files
or of their folder bear the name that the card prints, if the names differ only in the side (张三正面 and 张三反面), or if
most folders beside theirs hold one front and one back. What follows in order, or fits no other side, is proposed: such a
row needs a review. Sides that contradict each other are never joined. Nothing leaves this machine, and nothing else is written. For pictures, each photo is read once more. Formats, threads, models and time limits are the
server's, set in the environment (such as IDCARD_OCR_WORKERS).

Exit status: 0 all files were read, 1 some were not (the table says why), 2 it could not be begun or written,
130 stopped by Ctrl-C: the table has what was read until then.`;

/** Exit statuses. */
const NOT_ALL_READ = 1;
const STOPPED = 130;

/** Reads the folder that the command line names, and writes the table. */
export async function runRead(args: readonly string[]): Promise<void> {
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
	const { folder, out, shownAs, format, config, pictures, complete } = await orExit(() =>
		readInput(args),
	);
	const accepted = await imagesOrExit(config, console.error);
	const { files, skipped } = await orExit(() => listed(folder), `${folder} cannot be read: `);
	if (pictures !== null) await orExit(() => openFolders(pictures.folders));
	const file = out === '-' ? null : await orExit(() => createFile(out), `${out}: `);
	const onFull = () =>
		console.error('The disk is full. Make space: the rest is written as soon as there is.');
	process.once('exit', () => {
		if (file !== null && !isWritten) rmSync(out, { force: true });
	});
	const how = { ...(await folderReader(config, accepted)), signal: stop.signal };
	const read = files.map(({ name }) => unreadFile(name, ({ stopped }) => stopped));
	const digests: string[] = [];
	await readFiles(files, how, (one, index) => {
		read[index] = fileResult(one, index);
		if ('digest' in one) digests[index] = one.digest;
	});
	const table = tableOf([...read, ...skipped], shownAs, { complete });
	const hrefs = new Map(files.map(({ name, path }) => [name, hrefTo(path, out)]));
	await orExit(async () => {
		const content = await format(table, shownAs, (name) => hrefs.get(name));
		if (file === null) await pipeline([content], process.stdout, { end: false });
		else await writeWhole(file, content, onFull);
	}, `${out} cannot be written: `);
	isWritten = true;
	let lacking: string[] = [];
	if (pictures !== null && !stop.signal.aborted) {
		const writing = { ...pictures, ...how, digests, onFull };
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
	onEnd();
	if (table.notRead.length + lacking.length > 0) process.exitCode = NOT_ALL_READ;
}

/** The files to read, and what else is there. */
async function listed(folder: string) {
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
	return { files: all.filter(({ name }) => !isLeftBySystem(name)), skipped };
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

function readInput(args: readonly string[]) {
	const { folder, values, config } = folderCommand(args, USAGE, {
		out: { type: 'string' },
		titles: { type: 'string' },
		complete: { type: 'boolean' },
		mask: { type: 'string' },
		cards: { type: 'string' },
		copies: { type: 'string' },
		purpose: { type: 'string' },
	});
	const { out, titles, mask = 'off', cards, copies, purpose, complete } = values;
	if (out === undefined) throw new Error('Name the file to write with --out. See --help.');
	const format = formatOf(out);
	if (format === undefined) throw new Error('--out must end in .xlsx, .csv or .jsonl, or be -.');
	if (titles !== undefined && titles !== 'en' && titles !== 'zh') {
		throw new Error('--titles must be en or zh.');
	}
	if (mask !== 'off' && !Object.hasOwn(MASKING_PRESETS, mask)) {
		throw new Error(`--mask must be one of ${Object.keys(MASKING_PRESETS).join(', ')}.`);
	}
	if (purpose !== undefined && copies === undefined) throw new Error('--purpose needs --copies.');
	if (mask !== 'off' && (cards ?? copies) !== undefined) {
		throw new Error('--cards and --copies would show what --mask hides.');
	}
	if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder.`);
	const shownAs: ShownAs = {
		columns: new Set(TABLE_COLUMNS),
		naming: titles === undefined ? 'api' : titles === 'zh' ? 'chinese' : 'english',
		languages: [titles === 'zh' ? CHINESE : ENGLISH],
		minimumConfidence: null,
		referenceDate: dayInChina(new Date())!,
		mask: mask as MaskingPresetName | 'off',
	};
	const pictures =
		(cards ?? copies) === undefined
			? null
			: { folders: { cards, copies }, asked: picturesAsked({ cards, copies }, purpose) };
	return { folder, out, format, shownAs, pictures, config, complete };
}

/** What to ask of each file for its pictures. */
function picturesAsked({ cards, copies }: PictureFolders, purpose = DEFAULT_PURPOSE) {
	try {
		return parseExtra({
			crops: [...(cards === undefined ? [] : ['card']), ...(copies === undefined ? [] : ['copy'])],
			...(copies !== undefined && { watermark: purpose }),
		});
	} catch (error) {
		if (!(error instanceof ServerError) || error.why === undefined) throw error;
		throw new Error(wordsFor(error.why)[1].replace('extra.watermark', '--purpose'));
	}
}
