import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import { columnOf, nameOn } from '../../../domain/card/field-naming.ts';
import type { Item } from '../input/items.ts';
import { mayStay } from '../input/kept-input.ts';

/**
 * Returns the items of a card's front and back as one, with its files named after their sides. Where both rows have a value, the
 * front's is taken.
 */
export function joinedItem(front: Item, back: Item): Item {
	const row = {
		...front.row,
		...back.row,
		...filledIn(front.row),
		...fileNames(front.row, back.row),
	};
	return withFiles({ ...front, row }, { front, back });
}

/** Returns the item of one side alone, with its files named after it. */
export function itemOfSide(item: Item, side: 'front' | 'back'): Item {
	return withFiles(item, { [side]: item });
}

function withFiles(item: Item, sides: Partial<Record<'front' | 'back', Item>>): Item {
	const { settings } = item;
	const { keepFiles } = settings;
	const named = Object.entries(sides).flatMap(([side, { files }]) => {
		const staying = Object.entries(files).filter(([name]) => mayStay(name, settings));
		return staying.map(([name, file]) => [staying.length === 1 ? side : `${side}_${name}`, file]);
	});
	const files = Object.fromEntries(named) as IBinaryKeyData;
	return {
		...item,
		files,
		areFilesInJson: Object.values(sides).some(({ areFilesInJson }) => areFilesInJson),
		// Those that were named have other names by now.
		settings:
			typeof keepFiles === 'string' ? settings : { ...settings, keepFiles: Object.keys(files) },
	};
}

function filledIn(row: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => (value ?? '') !== ''));
}

function fileNames(...rows: IDataObject[]): IDataObject {
	const names = new Set(
		rows.map((row) => columnOf(row, 'file_name')).filter((name) => typeof name === 'string'),
	);
	return names.size === 0 ? {} : { [nameOn(rows[0], 'file_name')]: [...names].join(', ') };
}
