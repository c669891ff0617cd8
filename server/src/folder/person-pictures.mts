import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cardCopy } from '../../../domain/card-copy.ts';
import type { ExtraCard } from '../../../domain/extra.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';
import type { CardReader, ReadOptions } from '../engine/card-reader.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { contentOf, type FoundFile } from './found-files.mts';
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
}

type Crops = NonNullable<ExtraCard['crops']>;

/**
 * Writes the pictures of each person's card, named after its files, for their owner alone. The files are read again: pictures of
 * thousands of cards would not fit into memory. Returns how many people lack a picture, since a file could not be read again.
 * @throws the system's error, also for a file that exists: nothing is overwritten.
 */
export async function writePictures(
	people: readonly PersonRow[],
	files: readonly FoundFile[],
	{ reader, accepted, asked, folders }: HowToWrite,
	onPerson: () => void,
): Promise<number> {
	let lacking = 0;
	for (const folder of [folders.cards, folders.copies]) {
		if (folder !== undefined) await mkdir(folder, { recursive: true });
	}
	for (const { sides } of people) {
		const crops = new Map<FoundSide, Crops>();
		for (const image of new Set(sides.map((side) => side.image))) {
			const cards = await cardsIn(files[image]);
			for (const side of sides.filter((one) => one.image === image)) {
				crops.set(side, cards[side.index]?.crops ?? {});
			}
		}
		if (!(await write(sides, crops))) lacking++;
		onPerson();
	}
	return lacking;

	async function cardsIn({ path }: FoundFile): Promise<readonly ExtraCard[]> {
		const bytes = await contentOf(path, accepted).catch(() => undefined);
		const reading = bytes && (await reader.read(bytes, { extra: asked }).catch(() => null));
		return (reading?.extra?.cards ?? []) as readonly ExtraCard[];
	}

	/** Whether all pictures were there. */
	async function write(
		sides: readonly FoundSide[],
		crops: ReadonlyMap<FoundSide, Crops>,
	): Promise<boolean> {
		const cards = sides.map((side) => crops.get(side)?.card);
		const copies = sides.flatMap((side) => crops.get(side)?.copy ?? []);
		for (const [at, side] of sides.entries()) {
			if (folders.cards === undefined || cards[at] === undefined) continue;
			const name = nameOf(side, `_${side.side === 1 ? 'front' : 'back'}`);
			await create(folders.cards, `${name}.jpg`, bytesOf(cards[at]));
		}
		const hasCards = folders.cards === undefined || !cards.includes(undefined);
		const hasCopies = copies.length === sides.length;
		if (folders.copies === undefined) return hasCards;
		if (hasCopies) {
			await create(folders.copies, `${nameOf(sides[0], '')}.pdf`, cardCopy(copies.map(bytesOf)));
		}
		return hasCards && hasCopies;
	}

	function nameOf({ image, place }: FoundSide, end: string): string {
		const stem = files[image].name.replace(/\.[^./]*$/, '').replaceAll('/', '_');
		return `${stem}${end}${place > 1 ? `_${place}` : ''}`;
	}
}

const bytesOf = (base64: string) => Buffer.from(base64, 'base64');

async function create(folder: string, name: string, bytes: Buffer): Promise<void> {
	await writeFile(join(folder, name), bytes, { flag: 'wx', mode: 0o600 });
}
