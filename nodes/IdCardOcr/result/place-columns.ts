import type { IDataObject } from 'n8n-workflow';

/** Where a card was found: a page from 1, and four corners in its pixels. */
interface Place {
	page: number;
	box: ReadonlyArray<readonly [number, number]>;
}

/** The columns that say where in its image or document a card was found. */
export const PLACE_COLUMNS = [
	'card_page',
	'card_left',
	'card_top',
	'card_width',
	'card_height',
] as const;

/** Returns {@link PLACE_COLUMNS}: the page, and the upright rectangle around the card, as n8n crops it. */
export function placeColumns(place: Place | undefined): IDataObject {
	if (place === undefined) return valuesOf([null, null, null, null, null]);
	const [left, right] = extent(place.box.map(([x]) => x));
	const [top, bottom] = extent(place.box.map(([, y]) => y));
	return valuesOf([place.page, left, top, right - left, bottom - top]);
}

function extent(values: readonly number[]): [from: number, to: number] {
	return [Math.min(...values), Math.max(...values)];
}

function valuesOf(values: ReadonlyArray<number | null>): IDataObject {
	return Object.fromEntries(PLACE_COLUMNS.map((name, i) => [name, values[i]]));
}
