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

/** What the column's cells begin with, before a digest of the row: that somebody looked, or whether the row asks for it. */
const LOOKED = 'looked';
const AS_READ = { TRUE: 'asked', FALSE: 'read' };

/** What a cell of a spreadsheet holds when it is read. */
type Cell = string | number | boolean | Date | null;

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
	const asRead = row['needs_review'] === true ? AS_READ.TRUE : AS_READ.FALSE;
	const values = ALL_PRINTED_FIELDS.map((field) => textIn(row[field] ?? null));
	const pair = person.isProposed ? ['proposed'] : [];
	if (person.evidence.includes('confirmed')) pair.push('confirmed');
	const refused = [...looks.pairs.values()].filter(
		({ portrait, isOneCard }) => !isOneCard && keys.includes(portrait),
	);
	return [
		`${isLooked ? LOOKED : asRead}:${digestOf(values)}`,
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
	const tables = sheets.map(({ data }) => data as Cell[][]);
	const table = tables.find((rows) => rows.some((cells) => cells.some(isTitle)));
	if (table === undefined) return undefined;
	// Somebody may have put a heading above.
	const head = table.findIndex((cells) => cells.some(isTitle));
	const titles = table[head].map(String);
	const rows = table.slice(head + 1).map((cells) => toldBy(titles, cells));
	const sides = Map.groupBy(
		rows.flatMap(({ fronts, backs }) => [...new Set([...fronts, ...backs])]),
		(key) => key,
	);
	const digests = new Set(rows.map(({ before }) => before));
	const looks = noLooks();
	for (const row of rows) {
		// Cells that were copied or moved between rows may be of somebody else.
		const isCopied = [...row.fronts, ...row.backs].some((key) => sides.get(key)!.length > 1);
		const isMoved = row.now !== row.before && digests.has(row.now);
		if (!isCopied && !isMoved) keep(row, looks);
	}
	return looks;
}

/** What a row of an earlier table says; `before` and `now`: digests of its values as they were written and as they are. */
function toldBy(titles: readonly string[], cells: readonly Cell[]) {
	// Of columns with one title, the first is the table's: others were added behind.
	const row = Object.fromEntries(titles.map((title, at) => [title, cells[at] ?? null]).reverse());
	const cellOf = (column: Column) => row[nameOn(row, column)] ?? null;
	const photos = PHOTOS_TITLES.find((title) => title in row)!;
	const [state, ...parts] = String(row[photos] ?? '').split(' ');
	const [how, before = ''] = state.split(':');
	const [fronts, backs, refused] = ['front', 'back', 'not'].map((kind) =>
		parts.flatMap((part) => (part.startsWith(`${kind}:`) ? [part.slice(kind.length + 1)] : [])),
	);
	const now = digestOf(ALL_PRINTED_FIELDS.map((field) => textIn(cellOf(field))));
	return { row, cellOf, how, before, now, parts, fronts, backs, refused };
}

function keep(told: ReturnType<typeof toldBy>, looks: Looks): void {
	const { row, cellOf, how, before, now, parts, fronts, backs, refused } = told;
	for (const emblem of refused) sayOfPair(looks, fronts, [emblem], false);
	if (parts.includes('confirmed')) sayOfPair(looks, fronts, backs, true);
	const review = textIn(cellOf('needs_review')).toUpperCase();
	if (before === now && how === AS_READ[review as keyof typeof AS_READ]) return;
	// A number that was typed as one is rounded.
	const isRounded = ALL_PRINTED_FIELDS.some((field) => typeof cellOf(field) === 'number');
	// Without all columns, nobody knows whether somebody changed a row that asked for nothing.
	const isWhole = ALL_PRINTED_FIELDS.every((field) => nameOn(row, field) in row);
	const isChecked = review === 'FALSE' && (isWhole || how !== AS_READ.FALSE) && !isRounded;
	// A portrait side may have all: foreigners' cards have their validity there.
	for (const [fields, keys] of [
		[ALL_PRINTED_FIELDS, fronts],
		[PRINTED_FIELDS[0], backs],
	] as const) {
		const values = Object.fromEntries(
			fields
				.filter((field) => nameOn(row, field) in row && typeof cellOf(field) !== 'number')
				.map((field) => [field, textIn(cellOf(field)) || null]),
		) as Values;
		for (const key of keys) looks.values.set(key, { values, isChecked });
	}
	if (parts.includes('proposed') && isChecked) sayOfPair(looks, fronts, backs, true);
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
