import { normalizeCard } from '../../../domain/card/card-normalize.ts';
import type { Decision } from '../../../domain/pairing/desk.ts';
import { PRINTED_FIELDS, type PrintedField } from '../../../domain/required-fields.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';
import type { ReadFile } from './read-file.mts';

/** A side by what its photo holds, whatever the photo is called: it is the same one in a copy of the photo, and in another run. */
export type SideKey = string;

/** What a person says that fields are; `null` for nothing. */
export type Values = Partial<Record<PrintedField, string | null>>;

interface Saying {
	portrait: SideKey;
	emblem: SideKey;
	isOneCard: boolean;
}

/** What people who looked at the photos said. */
export interface Looks {
	/** Of a side: what its fields are, and whether all of them are right now. */
	values: Map<SideKey, { values: Values; isChecked: boolean }>;
	/** Of two sides. */
	pairs: Map<string, Saying>;
	/** Which rows are right, by their sides. */
	rows: Set<string>;
}

export function noLooks(): Looks {
	return { values: new Map(), pairs: new Map(), rows: new Set() };
}

/** How sides are called, by their files. Of several in a photo, another version may find more or fewer: then none is the same. */
export function keyBy(fileAt: (image: number) => ReadFile): (side: FoundSide) => SideKey {
	return ({ image, index }) => {
		const { digest = `#${image}`, sides } = fileAt(image);
		return `${digest}.${index}${sides.length > 1 ? `/${sides.length}` : ''}`;
	};
}

/** Whether a side cannot be known again, since the content of its photo is unknown. */
export const isUnknown = (key: SideKey) => key.startsWith('#');

/** How a row of these sides is called; `perhaps`: who on a list it perhaps is. */
export function rowKey(sides: readonly SideKey[], perhaps?: string): string {
	return [...new Set(sides)].sort().join(' ') + (perhaps === undefined ? '' : ` ${perhaps}`);
}

/** Takes that a row of these sides was found right; `perhaps`: by somebody who was told whom on a list it perhaps is. */
export function sayOfRow({ rows }: Looks, sides: readonly SideKey[], perhaps?: string): void {
	rows.add(rowKey(sides));
	rows.add(rowKey(sides, perhaps));
}

/**
 * Takes what was said of the photos of two sides. What was said of them before is forgotten; of one card, no other side can be
 * then.
 */
export function sayOfPair(
	{ pairs }: Looks,
	portraits: readonly SideKey[],
	emblems: readonly SideKey[],
	isOneCard: boolean,
): void {
	for (const [key, one] of pairs) {
		const isFront = portraits.includes(one.portrait);
		const isBack = emblems.includes(one.emblem);
		const isOther = isOneCard && one.isOneCard && (isFront || isBack);
		if ((isFront && isBack) || isOther) pairs.delete(key);
	}
	for (const portrait of portraits) {
		for (const emblem of emblems)
			pairs.set(`${portrait} ${emblem}`, { portrait, emblem, isOneCard });
	}
}

/** The files with what people said that their fields are, which is as read, without a doubt. */
export function lookedAt(files: readonly ReadFile[], { values: said }: Looks): ReadFile[] {
	const keyOf = keyBy((image) => files[image]);
	return files.map((file) => {
		if (!file.sides.some((side) => said.has(keyOf(side)))) return file;
		return { ...file, sides: file.sides.map((side) => corrected(side, said.get(keyOf(side)))) };
	});
}

function corrected(side: FoundSide, said: { values: Values; isChecked: boolean } | undefined) {
	if (said === undefined) return side;
	const read = normalizeCard(side.fields);
	const entries = Object.entries(said.values) as Array<[PrintedField, string | null]>;
	const isOn = (field: PrintedField) =>
		PRINTED_FIELDS[side.side].includes(field) || read[field] !== null;
	const changed = Object.fromEntries(
		entries.filter(([field, value]) => isOn(field) && read[field] !== value),
	);
	const isOpen = ({ field }: { field: string }) => !said.isChecked && !(field in changed);
	return { ...side, fields: { ...side.fields, ...changed }, reviews: side.reviews.filter(isOpen) };
}

/** What was said of two sides that are in these files, as they are there. */
export function decisionsIn(
	files: readonly ReadFile[],
	{ pairs }: Looks,
): Array<Decision<FoundSide>> {
	const keyOf = keyBy((image) => files[image]);
	const sides = Map.groupBy(
		files.flatMap((file) => file.sides),
		keyOf,
	);
	return [...pairs.values()].flatMap(({ portrait, emblem, isOneCard }) =>
		(sides.get(portrait) ?? []).flatMap((front) =>
			(sides.get(emblem) ?? []).map((back) => ({ portrait: front, emblem: back, isOneCard })),
		),
	);
}
