import { COLUMNS, DETAILS_PREFIX } from '../column.ts';
import { columnTitle } from '../card/field-naming.ts';
import type { ShownAs } from './shown-as.ts';

/** In the order of the columns, and by the names that were chosen. */
export function shownColumns<Value>(
	result: Readonly<Record<string, Value>>,
	{ columns, naming }: Pick<ShownAs, 'columns' | 'naming'>,
): Record<string, Value> {
	const details = Object.keys(result).filter((name) => name.startsWith(DETAILS_PREFIX));
	const names = [
		...COLUMNS.filter((name) => name in result && columns.has(name)),
		...(columns.has(DETAILS_PREFIX) ? details : []),
	];
	return Object.fromEntries(names.map((name) => [columnTitle(name, naming), result[name]]));
}
