import type { Point } from './quad.mts';

/** Lines are level when their centers differ by less than this share of a line's height: half. */
export const LEVEL = 0.5;

/** Returns the items row by row, each from the left. `isLevel` tells whether an item is in the row of its topmost one. */
export function rowByRow<Item extends Point>(
	items: readonly Item[],
	isLevel: (item: Item, topmost: Item) => boolean,
): Item[] {
	const rows: Item[][] = [];
	for (const item of items.toSorted((one, other) => one.y - other.y)) {
		const row = rows.at(-1);
		if (row !== undefined && isLevel(item, row[0])) row.push(item);
		else rows.push([item]);
	}
	return rows.flatMap((row) => row.sort((one, other) => one.x - other.x));
}
