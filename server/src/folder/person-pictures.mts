import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { cardCopy } from '../../../domain/card-copy.ts';
import type { ExtraCard } from '../../../domain/extra.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';
import type { ReadOptions } from '../engine/card-reader.mts';
import { contentOf, type FoundFile } from './found-files.mts';
import { createFile, writeWhole } from './output-file.mts';
import { progressOf } from './progress.mts';
import type { HowToRead } from './read-files.mts';
import type { PersonRow } from './rows.mts';

/** Folders for cut-out sides and copies of cards. */
export interface PictureFolders {
	cards?: string;
	copies?: string;
}

interface HowToWrite extends HowToRead {
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
 * thousands of cards would not fit into memory. Returns the people who lack a picture.
 * @throws the system's error.
 */
export async function writePictures(
	people: readonly PersonRow[],
	files: readonly FoundFile[],
	{ reader, accepted, asked, folders, atATime, signal, onFull }: HowToWrite,
): Promise<PersonRow[]> {
	const lacking: PersonRow[] = [];
	const taken = new Set<string>();
	/** What is read of a file, until the last person takes it. */
	const read = new Map<number, Promise<readonly ExtraCard[]>>();
	const last = new Map(
		people.flatMap((person) => person.sides.map(({ image }) => [image, person] as const)),
	);
	const progress = progressOf(people.length);
	const left = people.values();
	const writeOn = async () => {
		for (const person of left) {
			if (signal?.aborted || !(await writePerson(person))) lacking.push(person);
			progress.step();
		}
	};
	await Promise.all(Array.from({ length: atATime }, writeOn));
	progress.end();
	return lacking;

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
			const name = nameOf(sides[0], sides.length === 1);
			const copies = crops.map((one) => one?.copy);
			hasAll = (await write(folders.copies, name, 'pdf', copies)) && hasAll;
		}
		return hasAll;
	}

	function cardsIn(image: number): Promise<readonly ExtraCard[]> {
		const reading = read.get(image) ?? readCards(files[image]);
		read.set(image, reading);
		return reading;
	}

	async function readCards({ path }: FoundFile): Promise<readonly ExtraCard[]> {
		const reading = await contentOf(path, accepted)
			.then((bytes) => reader.read(bytes, { extra: asked }))
			.catch(() => null);
		return (reading?.extra?.cards ?? []) as readonly ExtraCard[];
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
