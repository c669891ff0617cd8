import type { IBinaryData, IBinaryKeyData, IDataObject } from 'n8n-workflow';

import type { ExtraImages } from '../../../domain/extra.ts';
import type { Side } from '../../../domain/id-card.ts';
import type { ReplyFiles } from '../calls/connection.ts';
import { CUT_OUT_PREFIX } from '../input/asked-cut-outs.ts';
import { asText } from './checks-json.ts';

/** The column that names the cut-outs that are not there. */
export const CUT_OUTS_COLUMN = 'cut_outs_missing';

/** The images of one side of a card, as far as the service sent them. */
export interface SideImages {
	side: Side;
	card?: IBinaryData;
	portrait?: IBinaryData;
	redacted?: IBinaryData;
}

/** Files for an item, and what its JSON says of them. */
interface CutOuts {
	files: IBinaryKeyData;
	json: IDataObject;
}

/** Returns the images of the card with this index among those of a reply. */
export function imagesOfSide(
	side: Side,
	files: ReplyFiles | undefined,
	{ index, page }: { index?: number; page?: number },
): SideImages {
	const crops = index === undefined ? {} : files?.crops[index];
	const redacted = page === undefined ? undefined : files?.copies.get(page);
	return { side, ...crops, redacted };
}

/** Returns the cut-outs of an item with one side of a card. */
export function cutOutsOfSide(images: SideImages, asked: ExtraImages | undefined): CutOuts {
	return cutOuts(asked, wanted(images, asked));
}

/** Returns the cut-outs of an item with the sides of a card that were read, named after their side. */
export function cutOutsOfCard(
	sides: readonly SideImages[],
	asked: ExtraImages | undefined,
): CutOuts {
	if (sides.length === 0) return { files: {}, json: noCutOuts(asked) };
	const named = sides.flatMap((images) => {
		const side = images.side === 1 ? 'front' : 'back';
		const names = { card: side, portrait: 'portrait', redacted: `redacted_${side}` };
		return wanted(images, asked).map(({ kind, file }) => ({ kind: names[kind], file }));
	});
	return cutOuts(asked, named);
}

/** Returns what an item says of cut-outs where nothing was read. */
export function noCutOuts(asked: ExtraImages | undefined): IDataObject {
	return asked === undefined ? {} : { [CUT_OUTS_COLUMN]: null };
}

interface Wanted<Kind extends string> {
	kind: Kind;
	file: IBinaryData | undefined;
}

/** What was asked for of a side: an emblem side has no portrait. */
function wanted(
	{ side, card, portrait, redacted }: SideImages,
	{ crops = [], redact }: ExtraImages = {},
): Wanted<'card' | 'portrait' | 'redacted'>[] {
	return [
		...(crops.includes('card') ? [{ kind: 'card' as const, file: card }] : []),
		...(crops.includes('portrait') && side === 1
			? [{ kind: 'portrait' as const, file: portrait }]
			: []),
		...(redact === undefined ? [] : [{ kind: 'redacted' as const, file: redacted }]),
	];
}

function cutOuts(asked: ExtraImages | undefined, images: readonly Wanted<string>[]): CutOuts {
	if (asked === undefined) return { files: {}, json: {} };
	const named = images.map(({ kind, file }) => ({ name: `${CUT_OUT_PREFIX}${kind}`, file }));
	const missing = named.filter(({ file }) => file === undefined).map(({ name }) => name);
	const files = named.flatMap(({ name, file }) =>
		file === undefined ? [] : [[name, { ...file, fileName: `${name}.jpg` }] as const],
	);
	return { files: Object.fromEntries(files), json: { [CUT_OUTS_COLUMN]: asText(missing) } };
}
