import type { IBinaryData, IBinaryKeyData, IDataObject } from 'n8n-workflow';

import type { CropKind, ExtraImages } from '../../../domain/extra.ts';
import { COPY_PREFIX } from '../input/asked-copies.ts';
import type { NamedSides } from './details-columns.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';

/** The sides of a card that one file is to show, and its name. */
export interface CardCopyToMake {
	fileName: string;
	pictures: readonly IBinaryData[];
}

/** The field of a card's copy. */
export const CARD_COPY_FIELD = `${COPY_PREFIX}pdf`;

interface Copies {
	files: IBinaryKeyData;
	cardCopy?: CardCopyToMake;
	json: IDataObject;
}

/**
 * Returns the copies of these sides. Fields are named after what they show, and after the side unless its name is ''; files
 * after both. `stemOf` returns the beginning of the names of a side's files. Sides that are only proposed as one card may be of
 * two people, who must not share a page.
 */
export function copiesOf(
	sides: NamedSides,
	asked: ExtraImages | undefined,
	stemOf: (side: FoundSide) => string,
	isProposed: boolean,
): Copies {
	if (asked === undefined) return { files: {}, json: {} };
	const missing: string[] = [];
	const files: IBinaryKeyData = {};
	const found = Object.entries(sides).flatMap(([name, side]) => (side ? [{ name, side }] : []));
	for (const { name, side } of found) {
		for (const kind of kindsOf(side, asked)) {
			const field = `${COPY_PREFIX}${[kind, ...(name === '' || kind === 'portrait' ? [] : [name])].join('_')}`;
			const file = side.files[kind];
			if (file === undefined) missing.push(field);
			else files[field] = { ...file, fileName: `${stemOf(side)}_${shownBy(kind, side)}.jpg` };
		}
	}
	if (found.length === 0) return { files, json: { copies_missing: null } };
	let cardCopy: CardCopyToMake | undefined;
	if (asked.crops?.includes('copy') === true) {
		const [{ side: first }] = found;
		const pictures = found.flatMap(({ side }) => side.files.copy ?? []);
		const fileName = `${stemOf(first)}_${shownBy('copy', first, found.length > 1)}.pdf`;
		if (pictures.length === found.length && !isProposed) cardCopy = { fileName, pictures };
		else missing.push(CARD_COPY_FIELD);
	}
	return { files, cardCopy, json: { copies_missing: missing.join(', ') } };
}

/** The files of a side that were asked for: an emblem side has no portrait, and its copy is not a file of its own. */
function kindsOf({ side }: FoundSide, { crops = [] }: ExtraImages): CropKind[] {
	return crops.filter((kind) => kind !== 'copy' && (kind !== 'portrait' || side === 1));
}

/** What a file shows; of several such sides in an image, which one. `isOfBoth`: the other side of the card as well. */
function shownBy(kind: CropKind, { side, place }: FoundSide, isOfBoth = false): string {
	const words = kind === 'portrait' || isOfBoth ? [kind] : [kind, side === 1 ? 'front' : 'back'];
	return [...words, ...(place > 1 ? [place] : [])].join('_');
}
