import { readFileSync } from 'node:fs';

import { emptyIdCardFields, type IdCardFields } from '../../domain/id-card.ts';

/** A rectangle on a card, in millimetres from its top left corner. */
export interface Area {
	left: number;
	top: number;
	width: number;
	height: number;
}

/** One side on a page of copies. */
export interface CardOnPage {
	fields: IdCardFields;
	/** Index of its person. */
	person: number;
	/** Its middle in the image, in pixels. */
	center: [x: number, y: number];
	/** Degrees clockwise that turn it upright, from 0 to below 360. */
	angle: number;
}

/** A file of this folder, with the truth about it. Everybody on these cards is invented. */
export interface CardFile {
	image: Buffer;
	/** Without a value where there is no card; of both sides where both are in the image, with side 1. */
	fields: IdCardFields;
	/** Fields of the second person's card, if there is one. */
	second?: IdCardFields;
	/** Fields that glare or a seal keeps even a person from reading. */
	illegible?: ReadonlyArray<keyof IdCardFields>;
	/** Corners of the first card in pixels, from the top left as printed. */
	corners?: ReadonlyArray<readonly [x: number, y: number]>;
	/** Where the first card's values are printed, by field. */
	areas?: Partial<Record<keyof IdCardFields, Area[]>>;
	/** The sides on a page of copies or in a document. */
	cards?: CardOnPage[];
}

const read = (file: string) => readFileSync(new URL(file, import.meta.url));

const TRUTH = JSON.parse(read('truth.json').toString()) as Record<string, Partial<CardFile>>;

/** Every file that there is. */
export const CARD_FILES: readonly string[] = Object.keys(TRUTH);

/** Reads a file of this folder, such as `portrait.jpg`. Throws if there is none. */
export function readCard(file: string): CardFile {
	return { fields: emptyIdCardFields(), ...TRUTH[file], image: read(file) };
}
