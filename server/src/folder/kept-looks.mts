import { sha256 } from '@noble/hashes/sha2.js';

import { columnTitle, FIELD_NAMINGS, nameOn } from '../../../domain/card/field-naming.ts';
import type { Column } from '../../../domain/column.ts';
import { CHINESE } from '../../../domain/language/chinese.ts';
import { ENGLISH } from '../../../domain/language/english.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';
import { ALL_PRINTED_FIELDS, PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import {
	type Looks,
	noLooks,
	rowKey,
	sayOfPair,
	sayOfRow,
	type SideKey,
	type Values,
} from './looks.mts';
import type { PersonRow } from './rows.mts';

/** The titles of the column by which a later run knows the photos of a row again. */
const PHOTOS_TITLES = FIELD_NAMINGS.map((naming) => columnTitle('photo_digests', naming));

/** What the column's cells begin with where somebody looked, and otherwise, with a digest of the row as it was read. */
const LOOKED = 'looked';
const AS_READ = 'read:';

/** What a cell of a spreadsheet holds when it is read. */
type Cell = string | number | boolean | Date | null;

/** The columns that a person may correct. */
const CORRECTED: readonly Column[] = ['needs_review', ...ALL_PRINTED_FIELDS];

/**
 * What a row's cell in that column says: whether somebody looked; if its two sides are only proposed, or were confirmed, as one
 * card; the photos of each side; and the emblem sides that somebody said are of another card.
 */
export function photosCell(
	{ row, person, sides }: PersonRow,
	keyOf: (side: FoundSide) => SideKey,
	looks: Looks,
): string {
	const all = [...sides, ...person.repeats];
	const keys = all.map(keyOf);
	const isLooked = looks.rows.has(rowKey(keys, false)) || keys.some((key) => looks.values.has(key));
	const values = CORRECTED.map((column) => textIn(row[column] ?? null));
	const pair = person.isProposed ? ['proposed'] : [];
	if (person.evidence.includes('confirmed')) pair.push('confirmed');
	const refused = [...looks.pairs.values()].filter(
		({ portrait, isOneCard }) => !isOneCard && keys.includes(portrait),
	);
	return [
		isLooked ? LOOKED : AS_READ + digestOf(values),
		...pair,
		...all.map(({ side }, at) => `${side === 1 ? 'front' : 'back'}:${keys[at]}`),
		...refused.map(({ emblem }) => `not:${emblem}`),
	].join(' ');
}

/**
 * What people corrected or confirmed in an earlier table, on the page or in a spreadsheet program; `undefined` if none of the
 * sheets is such a table.
 */
export function keptLooks(
	sheets: ReadonlyArray<{ data: ReadonlyArray<ReadonlyArray<unknown>> }>,
): Looks | undefined {
	const isTitle = (cell: Cell) => PHOTOS_TITLES.includes(String(cell));
	const [head, ...rows] =
		sheets.map(({ data }) => data as Cell[][]).find(([titles]) => titles?.some(isTitle)) ?? [];
	if (head === undefined) return undefined;
	const photosTitle = String(head.find(isTitle));
	const looks = noLooks();
	for (const cells of rows) {
		keep(
			Object.fromEntries(head.map((title, at) => [String(title), cells[at] ?? null])),
			photosTitle,
			looks,
		);
	}
	return looks;
}

function keep(row: Readonly<Record<string, Cell>>, photosTitle: string, looks: Looks): void {
	const cellOf = (column: Column) => row[nameOn(row, column)] ?? null;
	const [state, ...parts] = String(row[photosTitle] ?? '').split(' ');
	const listed = (kind: string) =>
		parts.flatMap((part) => (part.startsWith(`${kind}:`) ? [part.slice(kind.length + 1)] : []));
	const [fronts, backs, refused] = ['front', 'back', 'not'].map(listed);
	for (const emblem of refused) sayOfPair(looks, fronts, [emblem], false);
	if (state === AS_READ + digestOf(CORRECTED.map((column) => textIn(cellOf(column))))) return;
	// A number that was typed as one is rounded.
	const isRounded = ALL_PRINTED_FIELDS.some((field) => typeof cellOf(field) === 'number');
	const isChecked = textIn(cellOf('needs_review')) === 'FALSE' && !isRounded;
	for (const [side, keys] of [
		[1, fronts],
		[0, backs],
	] as const) {
		const values = Object.fromEntries(
			PRINTED_FIELDS[side]
				.filter((field) => nameOn(row, field) in row && typeof cellOf(field) !== 'number')
				.map((field) => [field, textIn(cellOf(field)) || null]),
		) as Values;
		for (const key of keys) looks.values.set(key, { values, isChecked });
	}
	if (parts.includes('confirmed') || (parts.includes('proposed') && isChecked)) {
		sayOfPair(looks, fronts, backs, true);
	}
	if (!isChecked) return;
	const isPerhaps = [ENGLISH, CHINESE].some(({ titles, onList }) =>
		[titles.on_list, 'on_list'].some((title) => row[title] === onList.perhaps),
	);
	sayOfRow(looks, [...fronts, ...backs], isPerhaps);
}

/** A cell's value as text, by whatever type a program saved it. */
function textIn(value: Cell): string {
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	if (typeof value === 'boolean') return String(value).toUpperCase();
	return String(value ?? '').trim();
}

function digestOf(values: readonly string[]): string {
	return shortDigest(new TextEncoder().encode(values.join('\n')));
}

/** The first 128 bits of a SHA-256. */
export function shortDigest(bytes: Uint8Array): string {
	return [...sha256(bytes).subarray(0, 16)]
		.map((byte) => byte.toString(16).padStart(2, '0'))
		.join('');
}
