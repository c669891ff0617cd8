import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { cardCopies } from '../../../domain/card-copy.ts';
import type { ExtraCard } from '../../../domain/extra.ts';
import type { ReadOptions } from '../engine/card-reader.mts';
import { ValidationError } from '../errors/server-errors.mts';
import { eachFile } from './each-file.mts';
import { contentOf, type FoundFile } from './found-files.mts';
import { createFile, writeWhole } from './output-file.mts';
import { type HowToName, namedPictures, type Picture } from './picture-names.mts';
import { digestOf, reasonOf, type HowToRead } from './read-files.mts';
import type { ReadFile } from './read-file.mts';
import type { PersonRow } from './rows.mts';

/** Folders for cut-out sides and copies of cards. */
export interface PictureFolders {
	cards?: string;
	copies?: string;
}

interface HowToWrite extends HowToRead {
	/** The files as they were read for the table. */
	read: readonly ReadFile[];
	/** Asks for the pictures. */
	asked: ReadOptions['extra'];
	folders: PictureFolders;
	naming: Omit<HowToName, 'kinds'>;
	onFull: () => void;
}

/**
 * Makes the folders, before anything is read.
 * @throws the system's error, or one that says that a folder is not empty: nothing is overwritten.
 */
export function openFolders({ cards, copies }: PictureFolders): void {
	for (const folder of [cards, copies]) {
		if (folder === undefined) continue;
		mkdirSync(folder, { recursive: true });
		if (readdirSync(folder).length === 0) continue;
		throw new Error(`${folder} is not empty. Choose another folder: nothing is overwritten.`);
	}
}

/**
 * Writes the pictures of each person's card, for their owner alone. The files are read again: pictures of
 * thousands of cards would not fit into memory. One that has changed since, as in a synced folder, may show somebody else, and
 * gives no picture. Returns a line for each person who lacks a picture.
 * @throws the system's error.
 */
export async function writePictures(
	people: readonly PersonRow[],
	files: readonly FoundFile[],
	{ reader, accepted, read: before, asked, folders, naming, atATime, signal, onFull }: HowToWrite,
): Promise<string[]> {
	const lacking: string[] = [];
	/** Why files give no picture, by their indices. */
	const troubles = new Map<number, string>();
	const kinds = (['cards', 'copies'] as const).filter((kind) => folders[kind] !== undefined);
	const pictures = namedPictures(people, files, { ...naming, kinds });
	/** What is read of a file, until the last person takes it. */
	const read = new Map<number, Promise<readonly ExtraCard[]>>();
	const last = new Map(
		people.flatMap((person) => person.sides.map(({ image }) => [image, person] as const)),
	);
	await eachFile(people, { atATime }, async (person, at) => {
		if (signal?.aborted || !(await writePerson(person, pictures[at]))) {
			lacking.push(lineFor(person));
		}
	});
	return lacking;

	function lineFor({ files: own, sides }: PersonRow): string {
		const reasons = new Set(sides.flatMap(({ image }) => troubles.get(image) ?? []));
		const why = reasons.size === 0 ? '' : `: ${[...reasons].join('; ')}`;
		return `No pictures of ${own.join(', ')}${why}.`;
	}

	/** Whether all pictures were there. */
	async function writePerson(person: PersonRow, own: readonly Picture[]): Promise<boolean> {
		const { sides } = person;
		const cards = sides.map(({ image }) => cardsIn(image));
		for (const { image } of sides) if (last.get(image) === person) read.delete(image);
		const crops = (await Promise.all(cards)).map((all, at) => all[sides[at].index]?.crops);
		const cut = { cards: 'card', copies: 'copy' } as const;
		let hasAll = true;
		for (const { kind, name, sides: shown } of own) {
			const jpegs = shown.flatMap((at) => crops[at]?.[cut[kind]] ?? []);
			if (jpegs.length < shown.length) hasAll = false;
			else await write(join(folders[kind]!, name), kind, jpegs);
		}
		return hasAll;
	}

	function cardsIn(image: number): Promise<readonly ExtraCard[]> {
		const reading = read.get(image) ?? readCards(image);
		read.set(image, reading);
		return reading;
	}

	async function readCards(image: number): Promise<readonly ExtraCard[]> {
		const { path, name } = files[image];
		let trouble = 'changed after it was read';
		try {
			const bytes = await contentOf(path, accepted);
			if (digestOf(bytes) === before[image].digest) {
				const reading = await reader.read(bytes, { extra: asked });
				return (reading?.extra?.cards ?? []) as readonly ExtraCard[];
			}
		} catch (error) {
			// What is now in no accepted format, or too large, has changed.
			if (!(error instanceof ValidationError)) {
				trouble = `could not be read again (${reasonOf(error)})`;
			}
		}
		troubles.set(image, `${name} ${trouble}`);
		return [];
	}

	async function write(path: string, kind: Picture['kind'], pictures: readonly string[]) {
		const jpegs = pictures.map((one) => Buffer.from(one, 'base64'));
		await using file = await createFile(path);
		const content = kind === 'copies' ? Buffer.concat(cardCopies([jpegs])) : jpegs[0];
		await writeWhole(file, content, onFull);
	}
}
