import { columnTitle, FIELD_NAMINGS, nameOn } from '../../../domain/card/field-naming.ts';
import type { Column } from '../../../domain/column.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';
import { ALL_PRINTED_FIELDS, PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import {
	isUnknown,
	type Looks,
	noLooks,
	rowKey,
	sayOfPair,
	sayOfRow,
	type SideKey,
	type Values,
} from './looks.mts';
import type { PersonRow } from './rows.mts';
import { shortDigest } from './short-digest.mts';

/** The titles of the column by which a later run knows the photos of a row again. */
const PHOTOS_TITLES = FIELD_NAMINGS.map((naming) => columnTitle('photo_digests', naming));

/** What the column's cells begin with, before a digest of the row: that somebody looked, or whether the row asks for it. */
const LOOKED = 'looked';

/** Or that somebody found right what is there, and the row asks for what is missing or cannot be right. */
const INCOMPLETE = 'incomplete';

const AS_READ = { TRUE: 'asked', FALSE: 'read' };

/** What a cell of a spreadsheet holds when it is read. */
type Cell = string | number | boolean | Date | null;

/**
 * What a row's cell in that column says: whether somebody looked; whether its two sides were confirmed as one card; who on a list it
 * perhaps is; the photos of each side; and the emblem sides that somebody said are of another card. `undefined` if a photo
 * cannot be known again.
 */
export function photosCell(
	{ row, person, sides, perhaps, isChecked, unsettled }: PersonRow,
	keyOf: (side: FoundSide) => SideKey,
	looks: Looks,
): string | undefined {
	const all = [...sides, ...person.repeats];
	const keys = all.map(keyOf);
	if (keys.some(isUnknown)) return undefined;
	const isLooked = looks.rows.has(rowKey(keys)) || keys.some((key) => looks.values.has(key));
	const asRead = row['needs_review'] === true ? AS_READ.TRUE : AS_READ.FALSE;
	const values = ALL_PRINTED_FIELDS.map((field) => textIn(row[field] ?? null));
	const refused = [...looks.pairs.values()].filter(
		({ portrait, isOneCard }) => !isOneCard && keys.includes(portrait),
	);
	return [
		`${isChecked && unsettled.length > 0 ? INCOMPLETE : isLooked ? LOOKED : asRead}:${digestOf(values)}`,
		...(person.evidence.includes('confirmed') ? ['confirmed'] : []),
		...(perhaps === undefined ? [] : [`perhaps:${perhaps}`]),
		...all.map(({ side }, at) => `${side === 1 ? 'front' : 'back'}:${keys[at]}`),
		...refused.map(({ emblem }) => `not:${emblem}`),
	].join(' ');
}

/**
 * What people corrected or confirmed in an earlier table, on the page or in a spreadsheet program, with the counts of rows of which
 * something is kept and of those whose cells were copied or moved; `undefined` if none of the sheets is such a table.
 */
export function keptLooks(
	sheets: ReadonlyArray<{ data: ReadonlyArray<ReadonlyArray<unknown>> }>,
): { looks: Looks; kept: number; copied: number } | undefined {
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
	// Cells that were copied or moved between rows may be of somebody else.
	const [own, copied] = [false, true].map((areCopied) =>
		rows.filter(({ fronts, backs, now, before }) => {
			const isCopied = [...fronts, ...backs].some((key) => sides.get(key)!.length > 1);
			return (isCopied || (now !== before && digests.has(now))) === areCopied;
		}),
	);
	const looks = noLooks();
	const kept = own.filter((row) => keep(row, looks));
	return { looks, kept: kept.length, copied: copied.length };
}

/** What a row of an earlier table says; `before` and `now`: digests of its values as they were written and as they are. */
function toldBy(titles: readonly string[], cells: readonly Cell[]) {
	// Of columns with one title, the first is the table's: others were added behind.
	const row = Object.fromEntries(titles.map((title, at) => [title, cells[at] ?? null]).reverse());
	const cellOf = (column: Column) => row[nameOn(row, column)] ?? null;
	const photos = PHOTOS_TITLES.find((title) => title in row)!;
	const [state, ...parts] = String(row[photos] ?? '').split(' ');
	const [how, before = ''] = state.split(':');
	const [fronts, backs, refused, [perhaps]] = ['front', 'back', 'not', 'perhaps'].map((kind) =>
		parts.flatMap((part) => (part.startsWith(`${kind}:`) ? [part.slice(kind.length + 1)] : [])),
	);
	const now = digestOf(ALL_PRINTED_FIELDS.map((field) => textIn(cellOf(field))));
	const isConfirmed = parts.includes('confirmed');
	return { row, cellOf, how, before, now, isConfirmed, perhaps, fronts, backs, refused };
}

/** Takes what people said of a row; returns whether they said anything. */
function keep(told: ReturnType<typeof toldBy>, looks: Looks): boolean {
	const { row, cellOf, how, before, now, isConfirmed, perhaps, fronts, backs, refused } = told;
	for (const emblem of refused) sayOfPair(looks, fronts, [emblem], false);
	if (isConfirmed) sayOfPair(looks, fronts, backs, true);
	const review = textIn(cellOf('needs_review')).toUpperCase();
	if (before === now && how === AS_READ[review as keyof typeof AS_READ]) {
		return isConfirmed || refused.length > 0;
	}
	// A number that was typed as one is rounded.
	const isRounded = ALL_PRINTED_FIELDS.some((field) => typeof cellOf(field) === 'number');
	// Without all columns, nobody knows whether somebody changed a row that asked for nothing.
	const isWhole = ALL_PRINTED_FIELDS.every((field) => nameOn(row, field) in row);
	const isRight = review === 'FALSE' || how === INCOMPLETE;
	const isChecked = isRight && (isWhole || how !== AS_READ.FALSE) && !isRounded;
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
	if (isChecked) {
		sayOfPair(looks, fronts, backs, true);
		sayOfRow(looks, [...fronts, ...backs], perhaps);
	}
	return true;
}

/** A cell's value as text, by whatever type a program saved it. */
function textIn(value: Cell): string {
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	if (typeof value === 'boolean') return String(value).toUpperCase();
	return String(value ?? '').trim();
}

const digestOf = (values: readonly string[]) => shortDigest(values.join('\n'));
