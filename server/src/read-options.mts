import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';

import { dayInChina } from '../../domain/calendar-date.ts';
import { MASKING_PRESETS, type MaskingPresetName } from '../../domain/card/masking-preset.ts';
import { DEFAULT_PURPOSE } from '../../domain/extra.ts';
import { CHINESE } from '../../domain/language/chinese.ts';
import { ENGLISH } from '../../domain/language/english.ts';
import type { ShownAs } from '../../domain/result/shown-as.ts';
import { readConfig, type Config } from './config/config.mts';
import { parsedArgs } from './config/sources.mts';
import { ServerError } from './errors/server-errors.mts';
import { wordsFor } from './errors/why.mts';
import { formatOf } from './folder/output-file.mts';
import type { PictureFolders } from './folder/person-pictures.mts';
import { PICTURE_NAMES } from './folder/picture-names.mts';
import { TABLE_COLUMNS } from './folder/rows.mts';
import { parseExtra } from './http/asked-extra.mts';
import { readTruth } from './measure/truth.mts';

/** What names of files call the emblem and the portrait side. */
const ENGLISH_SIDES = ['back', 'front'] as const;
const CHINESE_SIDES = ['反面', '正面'] as const;

const PRESETS = Object.keys(MASKING_PRESETS).join(', ');

const USAGE = `Reads the photos and PDFs of ID cards in a folder and those below it, and writes a table with a row for each person.

  idcard-ocr-server read FOLDER --out FILE [options]

  --out FILE      cards.xlsx; or .csv, in which Excel rounds ID numbers unless the column is imported as text; or .jsonl;
                  or - for JSON lines on standard output. An existing file is never overwritten.
  --titles en|zh  language of titles and sentences; without it, columns have the API's names, and sentences are English
  --roster FILE   a list of who should be here, .xlsx, .csv or text: the table says who is missing, and who is not on it
  --keep FILE     an earlier table of these photos, .xlsx: keeps what was corrected in it, and rows that somebody found right
                  (needs_review set to FALSE), as long as their photos hold what they held
  --complete      both sides of everyone are here: if all was read and no side is left over, sides that follow each other, or fit
                  no others, need no review
  --cards DIR     also writes each side upright, as a JPEG
  --copies DIR    also writes each person's sides at true size on an A4 page, as a PDF, with the purpose across
  --names WHAT    what these pictures are named after: name (default), number (name and ID number), or file (the photo's)
  --purpose TEXT  what these copies are for (default: ${DEFAULT_PURPOSE})
  --mask PRESET   ${PRESETS}: hides values as the node does, and all names of files
  --truth CSV     what the cards say, in UTF-8: a column "file" with names within FOLDER, and columns named like the
                  reply's fields. Prints counts of what was right, wrong and reviewed, by field; --out may be left out.
  --files         with --truth, also prints the names of the files that ask for review or are wrong, and of the fields
  --help          show this help

Two sides are one person's without a review if one photo or file shows them and nothing else, if the names of both files
or of their folder bear the name that the card prints, if the names differ only in the side (张三正面 and 张三反面), or if
most folders beside theirs hold one front and one back. What follows in order, or fits no other side, is proposed: such a
row needs a review. Sides that contradict each other are never joined. Nothing leaves this machine, and nothing else is written. For pictures, each photo is read once more. Formats, threads, models and time limits are the
server's, set in the environment (such as IDCARD_OCR_WORKERS).

Exit status: 0 all files were read, 1 some were not (the table says why) or gave no picture, 2 it could not be begun or written,
130 stopped by Ctrl-C: the table has what was read until then.`;

/**
 * What the command line of `read` asks for, and the server's configuration as its environment sets it. Prints the usage and
 * exits with 0 if that is asked for.
 * @throws an error whose message says what is wrong.
 */
export function readOptions(args: readonly string[]) {
	const { values, positionals } = parsedArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			out: { type: 'string' },
			titles: { type: 'string' },
			complete: { type: 'boolean' },
			mask: { type: 'string', default: 'off' },
			roster: { type: 'string' },
			keep: { type: 'string' },
			cards: { type: 'string' },
			copies: { type: 'string' },
			names: { type: 'string' },
			purpose: { type: 'string' },
			truth: { type: 'string' },
			files: { type: 'boolean' },
			help: { type: 'boolean' },
		},
	});
	if (values.help) {
		console.log(USAGE);
		process.exit(0);
	}
	const [folder, ...others] = positionals;
	if (folder === undefined || others.length > 0) throw new Error('Name one folder. See --help.');
	const { out, titles, mask, cards, copies, names, purpose, complete, truth, files, roster, keep } =
		values;
	if (out === undefined && truth === undefined) {
		throw new Error('Name the file to write with --out. See --help.');
	}
	const format = out === undefined ? undefined : formatOf(out);
	if (out !== undefined && format === undefined) {
		throw new Error('--out must end in .xlsx, .csv or .jsonl, or be -.');
	}
	if (titles !== undefined && titles !== 'en' && titles !== 'zh') {
		throw new Error('--titles must be en or zh.');
	}
	if (mask !== 'off' && !Object.hasOwn(MASKING_PRESETS, mask)) {
		throw new Error(`--mask must be one of ${PRESETS}.`);
	}
	if (purpose !== undefined && copies === undefined) throw new Error('--purpose needs --copies.');
	const hasPictures = (cards ?? copies) !== undefined;
	if (names !== undefined && !hasPictures) throw new Error('--names needs --cards or --copies.');
	const by = PICTURE_NAMES.find((one) => one === (names ?? 'name'));
	if (by === undefined) throw new Error(`--names must be one of ${PICTURE_NAMES.join(', ')}.`);
	if (mask !== 'off' && (hasPictures || (roster ?? keep) !== undefined)) {
		throw new Error('--cards, --copies, --roster and --keep would show what --mask hides.');
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
	return {
		folder,
		out,
		format,
		shownAs,
		complete,
		pictures: !hasPictures
			? null
			: {
					folders: { cards, copies },
					asked: picturesAsked({ cards, copies }, purpose),
					naming: { by, words: titles === 'zh' ? CHINESE_SIDES : ENGLISH_SIDES },
				},
		roster: roster === undefined ? undefined : readRegularFile(roster),
		keep: keep === undefined ? undefined : readRegularFile(keep),
		truths: truth === undefined ? null : readTruth(readRegularFile(truth)),
		listsFiles: files,
		config: readConfig({ args: [] }) as Config,
	};
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

/** A device, such as one without an end, is no table. */
function readRegularFile(path: string): Buffer {
	if (!statSync(path).isFile()) throw new Error(`${path} is not a file.`);
	return readFileSync(path);
}
