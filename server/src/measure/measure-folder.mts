import { filesIn } from '../folder/found-files.mts';
import { readFiles, reasonOf, type HowToRead } from '../folder/read-files.mts';
import { Tally } from './tally.mts';
import { fileKey, type Truth } from './truth.mts';

/** Endings that are reported; another may be a part of somebody's name. */
const KINDS = /\.(bmp|csv|db|docx?|ini|json|md|mov|mp4|ofd|psd|rar|svg|txt|xlsx?|xml|zip)$/i;

export interface Measuring extends HowToRead {
	/** What is known of each file, by its {@link fileKey}. */
	truths: ReadonlyMap<string, Truth>;
	/** A terminal that shows how far it is. */
	terminal?: { write(text: string): void };
}

/**
 * Reads every file in a folder and below, through no link, and counts.
 * @throws the system's error when the folder cannot be listed.
 */
export async function measureFolder(folder: string, how: Measuring): Promise<Tally> {
	const { truths, terminal } = how;
	const tally = new Tally();
	const files = await filesIn(Buffer.from(folder), (skipped) => {
		if (skipped.kind === 'folder') tally.add('unread', reasonOf(skipped.error));
	});
	const keys = new Set(files.map(({ name }) => fileKey(name)));
	for (const key of truths.keys()) if (!keys.has(key)) tally.add('truth of no file');
	let done = 0;
	await readFiles(files, how, ({ file: { name }, ...read }) => {
		terminal?.write(`\r${++done} of ${files.length} files`);
		const truth = truths.get(fileKey(name));
		if (read.kind === 'read') {
			tally.times.push(read.ms);
			tally.add(read.reading.fields === null ? 'no card' : 'card');
			tally.read(name, read.reading, truth);
			return;
		}
		if (read.kind === 'unread') tally.add('unread', reasonOf(read.error));
		else tally.add('other', KINDS.exec(name)?.[1].toLowerCase() ?? 'else');
		tally.read(name, {}, truth);
	});
	terminal?.write('\n');
	return tally;
}
