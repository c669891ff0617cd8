import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';

import { folderCommand, folderReader } from './folder-command.mts';
import { measureFolder } from './measure/measure-folder.mts';
import { describe } from './measure/report.mts';
import { readTruth } from './measure/truth.mts';
import { imagesOrExit, orExit } from './or-exit.mts';

const USAGE = `Reads the images and PDFs in a folder and those below it, and prints counts: of cards that were read whole,
of those that ask for review and why, and of files without a card. It writes no value and no image anywhere.

  idcard-ocr-server measure FOLDER [options]

  --truth CSV   what the cards say, in UTF-8: a column "file" with names within FOLDER, and columns
                named like the reply's fields; also counts what was wrong, by field
  --files       also prints the names of the files that ask for review or are wrong, and of the
                fields; a file's name may be that of a person
  --help        show this help

Formats, threads, models and time limits are the server's, set in the environment (such as
IDCARD_OCR_WORKERS, or IDCARD_OCR_CONFIG for the server's config file).`;

/** Reads the folder that the command line names, and prints counts; exits with 2 if that cannot be done. */
export async function runMeasure(args: readonly string[]): Promise<void> {
	const { folder, truths, listsFiles, config } = await orExit(() => readInput(args));
	const how = await folderReader(config, await imagesOrExit(config, console.error));
	const since = { cpu: process.cpuUsage(), time: performance.now() };
	const { reader, atATime } = how;
	const tally = await orExit(() => measureFolder(folder, truths, how));
	const seconds = (performance.now() - since.time) / 1000;
	await reader.close();
	const { user, system } = process.cpuUsage(since.cpu);
	const cpu = (user + system) / 1e6 + reader.load.decoders.cpuMs / 1000;
	console.log(describe(tally, { cpu, seconds, atATime }));
	for (const file of listsFiles ? tally.toSee : []) console.log(file);
}

function readInput(args: readonly string[]) {
	const { folder, values, config } = folderCommand(args, USAGE, {
		truth: { type: 'string' },
		files: { type: 'boolean' },
	});
	const truths = values.truth === undefined ? new Map() : readTruth(readRegularFile(values.truth));
	return { folder, truths, listsFiles: values.files, config };
}

/** A device, such as one without an end, is no table. */
function readRegularFile(path: string): Buffer {
	if (!statSync(path).isFile()) throw new Error(`${path} is not a file.`);
	return readFileSync(path);
}
