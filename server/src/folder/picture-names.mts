import type { FoundSide } from '../../../domain/result/found-side.ts';
import type { PersonRow } from './rows.mts';

/** What pictures are named after: the name on the card, that and its number, or the photo's file. */
export const PICTURE_NAMES = ['name', 'number', 'file'] as const;

/** A picture of one or both sides of a person's card. */
export interface Picture {
	kind: 'cards' | 'copies';
	name: string;
	/** Places in the row's sides. */
	sides: readonly number[];
}

export interface HowToName {
	by: (typeof PICTURE_NAMES)[number];
	/** Words for the emblem and the portrait side. */
	words: readonly [string, string];
	kinds: ReadonlyArray<Picture['kind']>;
}

const ENDINGS = { cards: 'jpg', copies: 'pdf' };

/** Most bytes of a name's beginning: names in Chinese have three for each character, and systems take 255. */
const MAX_STEM = 180;

/** No name on Windows has these. */
const REFUSED = /[\p{C}\\/:*?"<>|]/gu;

/**
 * Names the pictures of each row. A side whose holder's name was not read is named after its file; of several with one name, the
 * later rows are numbered.
 */
export function namedPictures(
	people: readonly PersonRow[],
	files: ReadonlyArray<{ name: string }>,
	how: HowToName,
): Picture[][] {
	const taken = new Set<string>();
	return people.map((row) => {
		const wanted = how.kinds.flatMap((kind) => shownTogether(row, kind));
		for (let number = 1; ; number++) {
			const named = wanted.map((one) => ({ ...one, name: nameOf(one, row, number) }));
			// Some systems take names for equal that differ in capitals alone.
			const names = named.map(({ kind, name }) => `${kind}/${name.toLowerCase()}`);
			if (names.some((name) => taken.has(name)) || new Set(names).size < names.length) continue;
			for (const name of names) taken.add(name);
			return named;
		}
	});

	function nameOf({ kind, sides }: Omit<Picture, 'name'>, row: PersonRow, number: number): string {
		const shown = sides.map((at) => row.sides[at]);
		const word = shown.length === 1 ? `-${how.words[shown[0].side]}` : '';
		const count = number === 1 ? '' : `_${number}`;
		return `${stemOf(shown, row)}${count}${word}.${ENDINGS[kind]}`;
	}

	function stemOf(shown: readonly FoundSide[], { sides, person: { isProposed } }: PersonRow) {
		// What is only proposed as one card may be of two people.
		const { fields } = (isProposed ? shown : sides)[0];
		const { identity_name: name, identity_code: code } = fields;
		const file = files[shown[0].image].name.replace(/\.[^./]*$/, '');
		const parts = how.by === 'number' ? [name, code] : [name];
		let stem = how.by === 'file' || name === null ? file : parts.filter(Boolean).join('-');
		stem = stem.replace(REFUSED, '_');
		while (Buffer.byteLength(stem) > MAX_STEM) stem = [...stem].slice(0, -1).join('');
		return stem;
	}
}

/** The pictures of a row by the sides that each shows: what is only proposed as one card is on no page together. */
function shownTogether({ sides, person }: PersonRow, kind: Picture['kind']) {
	const places = [...sides.keys()];
	const isOne = kind === 'copies' && !person.isProposed;
	return (isOne ? [places] : places.map((at) => [at])).map((shown) => ({ kind, sides: shown }));
}
