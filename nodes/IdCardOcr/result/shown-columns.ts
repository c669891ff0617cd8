import type { IDataObject } from 'n8n-workflow';

import { COLUMNS, DETAILS_PREFIX } from '../../../domain/column.ts';
import { columnTitle } from '../card/field-naming.ts';
import type { ResultSettings } from '../input/result-settings.ts';

/** In the order of the columns, and by the names that were chosen. */
export function shownColumns(
	result: IDataObject,
	{ columns, naming }: Pick<ResultSettings, 'columns' | 'naming'>,
): IDataObject {
	const details = Object.keys(result).filter((name) => name.startsWith(DETAILS_PREFIX));
	const names = [
		...COLUMNS.filter((name) => name in result && columns.has(name)),
		...(columns.has(DETAILS_PREFIX) ? details : []),
	];
	return Object.fromEntries(names.map((name) => [columnTitle(name, naming), result[name]]));
}
