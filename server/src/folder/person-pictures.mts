import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { cardCopy } from '../../../domain/card-copy.ts';
import type { ExtraCard } from '../../../domain/extra.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';
import type { ReadOptions } from '../engine/card-reader.mts';
import { ValidationError } from '../errors/server-errors.mts';
import { eachFile } from './each-file.mts';
import { contentOf, type FoundFile } from './found-files.mts';
import { createFile, writeWhole } from './output-file.mts';
import { digestOf, reasonOf, type HowToRead } from './read-files.mts';
import type { PersonRow } from './rows.mts';

/** Folders for cut-out sides and copies of cards. */
export interface PictureFolders {
	cards?: string;
	copies?: string;
}

interface HowToWrite extends HowToRead {
	/** Digests of the files' bytes as they were read for the table, by the files' indices. */
	digests: ReadonlyArray<string | undefined>;
	/** Asks for the pictures. */
	asked: ReadOptions['extra'];
	folders: PictureFolders;
	onFull: () => void;
}

/** Most bytes of a name's beginning: names in Chinese have three for each character, and systems take 255. */
const MAX_STEM = 180;

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
 * Writes the pictures of each person's card, named after its files, for their owner alone. The files are read again: pictures of
 * thousands of cards would not fit into memory. One that has changed since, as in a synced folder, may show somebody else, and
 * gives no picture. Returns a line for each person who lacks a picture.
 * @throws the system's error.
 */
export async function writePictures(
	people: readonly PersonRow[],
	files: readonly FoundFile[],
	{ reader, accepted, digests, asked, folders, atATime, signal, onFull }: HowToWrite,
): Promise<string[]> {
	const lacking: string[] = [];
	/** Why files give no picture, by their indices. */
	const troubles = new Map<number, string>();
	const taken = new Set<string>();
	/** What is read of a file, until the last person takes it. */
	const read = new Map<number, Promise<readonly ExtraCard[]>>();
	const last = new Map(
		people.flatMap((person) => person.sides.map(({ image }) => [image, person] as const)),
	);
	await eachFile(people, { atATime }, async (person) => {
		if (signal?.aborted || !(await writePerson(person))) lacking.push(lineFor(person));
	});
	return lacking;

	function lineFor({ files: own, sides }: PersonRow): string {
		const reasons = new Set(sides.flatMap(({ image }) => troubles.get(image) ?? []));
		const why = reasons.size === 0 ? '' : `: ${[...reasons].join('; ')}`;
		return `No pictures of ${own.join(', ')}${why}.`;
	}

	/** Whether all pictures were there. */
	async function writePerson(person: PersonRow): Promise<boolean> {
		const { sides } = person;
		const cards = sides.map(({ image }) => cardsIn(image));
		for (const { image } of sides) if (last.get(image) === person) read.delete(image);
		const crops = (await Promise.all(cards)).map((all, at) => all[sides[at].index]?.crops);
		let hasAll = true;
		for (const [at, side] of sides.entries()) {
			if (folders.cards === undefined) continue;
			hasAll = (await write(folders.cards, nameOf(side, true), 'jpg', [crops[at]?.card])) && hasAll;
		}
		if (folders.copies !== undefined) {
			const copies = crops.map((one) => one?.copy);
			// Sides that are only proposed as one card may be of two people.
			const pages = person.person.isProposed ? [[0], [1]] : [[...sides.keys()]];
			for (const page of pages) {
				const name = nameOf(sides[page[0]], page.length === 1);
				const shown = page.map((at) => copies[at]);
				hasAll = (await write(folders.copies, name, 'pdf', shown)) && hasAll;
			}
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
			if (digestOf(bytes) === digests[image]) {
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

	async function write(
		folder: string,
		name: string,
		ending: 'jpg' | 'pdf',
		pictures: ReadonlyArray<string | undefined>,
	): Promise<boolean> {
		if (pictures.includes(undefined)) return false;
		const jpegs = pictures.map((one) => Buffer.from(one!, 'base64'));
		let path = join(folder, `${name}.${ending}`);
		// Some systems take names for equal that differ in capitals alone.
		for (let number = 2; taken.has(path.toLowerCase()); number++) {
			path = join(folder, `${name}_${number}.${ending}`);
		}
		taken.add(path.toLowerCase());
		await using file = await createFile(path);
		await writeWhole(file, ending === 'pdf' ? cardCopy(jpegs) : jpegs[0], onFull);
		return true;
	}

	function nameOf({ image, side }: FoundSide, hasSide: boolean): string {
		let stem = files[image].name.replace(/\.[^./]*$/, '').replaceAll('/', '_');
		while (Buffer.byteLength(stem) > MAX_STEM) stem = [...stem].slice(0, -1).join('');
		return hasSide ? `${stem}_${side === 1 ? 'front' : 'back'}` : stem;
	}
}
