import type { IDataObject } from 'n8n-workflow';

import { columnOf } from '../../../domain/card/field-naming.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { isOfEarlierRun } from '../result/earlier-run.ts';
import { fileNameColumn } from '../result/file-names.ts';
import { placesOf } from './earlier-review.ts';

/** Returns the names of the files that sides were read from, as their rows have them. */
export function sourceFiles(rows: readonly IDataObject[], settings: ResultSettings): string | null {
	return fileNameColumn(new Set(rows.map(sourceFile)), settings);
}

/**
 * The name of the file that a side was read from. What this node wrote when it read the image goes before a column of that name
 * that may be the user's.
 */
export function sourceFile(row: IDataObject): string | undefined {
	const places = placesOf(row);
	return [...places.filter(isOfEarlierRun), ...places]
		.map((place) => columnOf(place, 'file_name'))
		.find((name) => typeof name === 'string');
}
