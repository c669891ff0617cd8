import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { cardCopy } from '../../../domain/card-copy.ts';
import type { ExtraCard } from '../../../domain/extra.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';
import type { CardReader, ReadOptions } from '../engine/card-reader.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { contentOf, type FoundFile } from './found-files.mts';
import { createFile, writeWhole } from './output-file.mts';
import type { PersonRow } from './rows.mts';

/** Folders for cut-out sides and copies of cards. */
export interface PictureFolders {
	cards?: string;
	copies?: string;
}

interface HowToWrite {
	reader: CardReader;
	accepted: AcceptedImages;
	/** Asks for the pictures. */
	asked: ReadOptions['extra'];
	folders: PictureFolders;
	/** People whose files are read at a time. */
	atATime: number;
	/** Ends the writing before its end. */
	signal: AbortSignal;
	onFull: () => void;
}

type Crops = NonNullable<ExtraCard['crops']>;

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
	onPerson: () => void,
): Promise<PersonRow[]> {
	const lacking: PersonRow[] = [];
	const taken = new Set<string>();
	/** What is read of a file, as long as somebody waits for it. */
	const read = new Map<number, Promise<readonly ExtraCard[]>>();
	const waiting = Map.groupBy(
		people.flatMap(({ sides }) => [...new Set(sides.map(({ image }) => image))]),
		(image) => image,
	);
	const left = people.values();
	const writeOn = async () => {
		for (const person of left) {
			if (signal.aborted || !(await writePerson(person))) lacking.push(person);
			onPerson();
		}
	};
	await Promise.all(Array.from({ length: atATime }, writeOn));
	return lacking;

	/** Whether all pictures were there. */
	async function writePerson({ sides }: PersonRow): Promise<boolean> {
		const images = [...new Set(sides.map(({ image }) => image))];
		const cards = new Map(
			await Promise.all(images.map(async (image) => [image, await cardsIn(image)] as const)),
		);
		for (const image of images) {
			const others = waiting.get(image)!;
			others.pop();
			if (others.length === 0) read.delete(image);
		}
		const crops = sides.map((side): Crops => cards.get(side.image)![side.index]?.crops ?? {});
		const isWhole = sides.length > 1;
		let hasAll = true;
		for (const [at, side] of sides.entries()) {
			if (folders.cards === undefined) continue;
			hasAll = (await write(folders.cards, nameOf(side, true), 'jpg', [crops[at].card])) && hasAll;
		}
		if (folders.copies !== undefined) {
			const copies = crops.map(({ copy }) => copy);
			hasAll = (await write(folders.copies, nameOf(sides[0], !isWhole), 'pdf', copies)) && hasAll;
		}
		return hasAll;
	}

	function cardsIn(image: number): Promise<readonly ExtraCard[]> {
		const reading = read.get(image) ?? readCards(files[image]);
		read.set(image, reading);
		return reading;
	}

	async function readCards({ path }: FoundFile): Promise<readonly ExtraCard[]> {
		const bytes = await contentOf(path, accepted).catch(() => undefined);
		const reading = bytes && (await reader.read(bytes, { extra: asked }).catch(() => null));
		return (reading?.extra?.cards ?? []) as readonly ExtraCard[];
	}

	async function write(
		folder: string,
		name: string,
		ending: 'jpg' | 'pdf',
		pictures: ReadonlyArray<string | undefined>,
	): Promise<boolean> {
		const jpegs = pictures.flatMap((one) =>
			one === undefined ? [] : [Buffer.from(one, 'base64')],
		);
		if (jpegs.length < pictures.length) return false;
		let number = 1;
		const numbered = () => `${name}${number === 1 ? '' : `_${number}`}.${ending}`;
		// Some systems take names for equal that differ in capitals alone.
		while (taken.has(join(folder, numbered()).toLowerCase())) number++;
		taken.add(join(folder, numbered()).toLowerCase());
		await using file = await createFile(join(folder, numbered()));
		await writeWhole(file, ending === 'pdf' ? cardCopy(jpegs) : jpegs[0], onFull);
		return true;
	}

	function nameOf({ image, side }: FoundSide, hasSide: boolean): string {
		let stem = files[image].name.replace(/\.[^./]*$/, '').replaceAll('/', '_');
		while (Buffer.byteLength(stem) > MAX_STEM) stem = [...stem].slice(0, -1).join('');
		return hasSide ? `${stem}_${side === 1 ? 'front' : 'back'}` : stem;
	}
}
