import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import { columnOf, nameOn } from '../../../domain/card/field-naming.ts';
import type { InputItem } from '../input/item.ts';

/**
 * Returns the items of a card's front and back as one. Where both rows have a value, the front's is taken; both files are
 * named, after their side.
 */
export function joinedInput(front: InputItem, back: InputItem): InputItem {
	return {
		itemIndex: front.itemIndex,
		row: { ...front.row, ...back.row, ...filledIn(front.row), ...fileNames(front.row, back.row) },
		binary: joinedFiles(front.binary, back.binary),
		filesInJson: joinedFiles(front.filesInJson, back.filesInJson),
	};
}

/** Returns the item of one side alone, its files named after the side as those of a pair are. */
export function inputOfSide(item: InputItem, side: 'front' | 'back'): InputItem {
	const { binary, filesInJson } = item;
	return {
		...item,
		binary: binary && named(binary, side),
		filesInJson: filesInJson && named(filesInJson, side),
	};
}

function filledIn(row: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => (value ?? '') !== ''));
}

function joinedFiles(front?: IBinaryKeyData, back?: IBinaryKeyData): IBinaryKeyData | undefined {
	const files = { ...named(front, 'front'), ...named(back, 'back') };
	return Object.keys(files).length === 0 ? undefined : files;
}

function fileNames(...rows: IDataObject[]): IDataObject {
	const names = new Set(
		rows.map((row) => columnOf(row, 'file_name')).filter((name) => typeof name === 'string'),
	);
	return names.size === 0 ? {} : { [nameOn(rows[0], 'file_name')]: [...names].join(', ') };
}

function named(files: IBinaryKeyData = {}, side: string): IBinaryKeyData {
	const entries = Object.entries(files);
	return Object.fromEntries(
		entries.map(([name, file]) => [entries.length === 1 ? side : `${side}_${name}`, file]),
	);
}
