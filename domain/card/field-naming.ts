import type { Column } from '../column.ts';
import { ID_CARD_FIELD_NAMES, type IdCardFields } from '../id-card.ts';
import { CHINESE } from '../language/chinese.ts';
import { ENGLISH } from '../language/english.ts';

export const FIELD_NAMINGS = ['api', 'english', 'chinese'] as const;

export type FieldNaming = (typeof FIELD_NAMINGS)[number];

const LANGUAGES = { english: ENGLISH, chinese: CHINESE };

export const FIELD_TITLES = Object.fromEntries(
	ID_CARD_FIELD_NAMES.map((field) => [field, namesOf(field)] as const),
) as Readonly<Record<keyof IdCardFields, readonly string[]>>;

export function columnTitle(name: string, naming: FieldNaming): string {
	return (naming === 'api' ? undefined : LANGUAGES[naming].titles[name]) ?? name;
}

/** Returns what an earlier run of this node put into a column, by whatever name; `undefined` without it. */
export function columnOf(row: Readonly<Record<string, unknown>>, column: Column): unknown {
	return row[nameOn(row, column)];
}

/** Returns by which of its names an earlier run of this node put a column on a row; its API name without one. */
export function nameOn(row: Readonly<Record<string, unknown>>, column: Column): string {
	return namesOf(column).find((name) => name in row) ?? column;
}

function namesOf(column: Column): readonly string[] {
	return [column, ENGLISH.titles[column], CHINESE.titles[column]];
}
