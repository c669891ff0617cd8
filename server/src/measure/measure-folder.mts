import { filesIn } from '../folder/found-files.mts';
import { readFiles, reasonOf, type HowToRead } from '../folder/read-files.mts';
import { Tally } from './tally.mts';
import { fileKey, type Truth } from './truth.mts';

/** Endings that are reported; another may be a part of somebody's name. */
const KINDS = /\.(bmp|csv|db|docx?|ini|json|md|mov|mp4|ofd|psd|rar|svg|txt|xlsx?|xml|zip)$/i;

/**
 * Reads every file in a folder and below, through no link, and counts. `truths`: what is known of each, by its {@link fileKey}.
 * @throws the system's error when the folder cannot be listed.
 */
export async function measureFolder(
	folder: string,
	truths: ReadonlyMap<string, Truth>,
	how: HowToRead,
): Promise<Tally> {
	const tally = new Tally();
	const files = await filesIn(Buffer.from(folder), (skipped) => {
		if (skipped.kind === 'folder') tally.add('unread', reasonOf(skipped.error));
	});
	const keys = new Set(files.map(({ name }) => fileKey(name)));
	for (const key of truths.keys()) if (!keys.has(key)) tally.add('truth of no file');
	await readFiles(files, how, ({ file: { name }, ...read }) => {
		tally.read(name, 'error' in read ? {} : read.reading, truths.get(fileKey(name)));
		if (!('error' in read)) {
			tally.times.push(read.ms);
			tally.add(read.reading.fields === null ? 'no card' : 'card');
			return;
		}
		const reason = reasonOf(read.error);
		if (reason !== 'image-format') tally.add('unread', reason);
		else tally.add('other', KINDS.exec(name)?.[1].toLowerCase() ?? 'else');
	});
	return tally;
}
