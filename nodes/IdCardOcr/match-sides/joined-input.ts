import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import { columnOf, nameOn } from '../../../domain/card/field-naming.ts';
import type { InputItem } from '../input/item.ts';
import { mayStay } from '../input/kept-input.ts';
import type { ResultSettings } from '../input/result-settings.ts';

/** An item whose files are named after their sides, and the settings with which all of them stay that may. */
export interface JoinedInput {
	input: InputItem;
	settings: ResultSettings;
}

/** Returns the items of a card's front and back as one. Where both rows have a value, the front's is taken. */
export function joinedInput(
	front: InputItem,
	back: InputItem,
	settings: ResultSettings,
): JoinedInput {
	const row = {
		...front.row,
		...back.row,
		...filledIn(front.row),
		...fileNames(front.row, back.row),
	};
	return withFiles({ ...front, row }, { front, back }, settings);
}

/** Returns the item of one side alone. */
export function inputOfSide(
	item: InputItem,
	side: 'front' | 'back',
	settings: ResultSettings,
): JoinedInput {
	return withFiles(item, { [side]: item }, settings);
}

function withFiles(
	input: InputItem,
	sides: Partial<Record<'front' | 'back', InputItem>>,
	settings: ResultSettings,
): JoinedInput {
	const { keepFiles } = settings;
	const named = Object.entries(sides).flatMap(([side, { files }]) => {
		const staying = Object.entries(files).filter(([name]) => mayStay(name, settings));
		return staying.map(([name, file]) => [staying.length === 1 ? side : `${side}_${name}`, file]);
	});
	const files = Object.fromEntries(named) as IBinaryKeyData;
	const areFilesInJson = Object.values(sides).some((side) => side.areFilesInJson);
	return {
		input: { ...input, files, areFilesInJson },
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
