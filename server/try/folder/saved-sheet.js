/** @import { ShownAs } from '../../../domain/result/shown-as.ts' */
/** @import { Table } from '../../src/folder/rows.mts' */
/** @import { ChosenFile } from './chosen-files.js' */

import { workbookOf } from '../../src/folder/sheet.mts';
// @ts-expect-error The package has no such name: page-modules.mts and bundle.mts know what is meant.
import { generateXlsxFileSync } from 'write-excel-file/sync';
import { download } from '../element.js';

/**
 * Saves the table as a spreadsheet whose links lead to the photos, if it lies where their folder is.
 * @param {Table} table
 * @param {ShownAs} shownAs
 * @param {readonly ChosenFile[]} photos
 * @throws what the library could not write.
 */
export async function saveSheet(table, shownAs, photos) {
	const paths = new Map(photos.map(({ name, path }) => [name, path]));
	/** @param {string} shown the name of a file, perhaps with a page, which has no link */
	const hrefOf = (shown) => paths.get(shown)?.split('/').map(encodeURIComponent).join('/');
	const { sheets, options } = workbookOf(table, shownAs, hrefOf);
	download(await generateXlsxFileSync(sheets, options), 'cards.xlsx');
}
