import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { InputItem } from '../input/item.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { withoutResultNames } from './result-names.ts';

/** Which part of its input item a result belongs to, and whether it was read there. */
export interface ResultSource {
	of: 'card' | 'number';
	read: boolean;
	/** The file's field, if the item may hold several. */
	field?: string;
	/** The result's own files. */
	files?: IBinaryKeyData;
}

/**
 * Returns the output item for one input item's result, paired to it. The result wins over an input
 * field of the same name, and so do the names that it may have in other items: what another run of
 * this node left on the row must not pass for what was read now.
 */
export function itemOf(
	input: InputItem,
	result: IDataObject,
	source: ResultSource,
	settings: ResultSettings,
): INodeExecutionData {
	const { outputField } = settings;
	const placed = outputField === '' ? result : { [outputField]: result };
	const { filesInJson, binary } = keptFiles(input, source, settings);
	const files = { ...binary, ...source.files };
	const hasFiles = binary !== undefined || Object.keys(files).length > 0;
	return {
		json: { ...keptColumns(input.row, source, settings), ...filesInJson, ...placed },
		...(hasFiles && { binary: files }),
		pairedItem: { item: input.itemIndex },
	};
}

/** Returns the files of the input item that stay with a result, wherever the workflow keeps them. */
export function keptFiles(
	{ binary, filesInJson }: InputItem,
	{ read, field }: Pick<ResultSource, 'read' | 'field'>,
	{ keepFiles }: Pick<ResultSettings, 'keepFiles'>,
): { binary?: IBinaryKeyData; filesInJson: IDataObject } {
	if (keepFiles === 'never' || (keepFiles === 'whenNotRead' && read)) return { filesInJson: {} };
	const own = <Files extends object>(files: Files) =>
		field === undefined ? files : only(files, field);
	const inJson = Object.entries(filesInJson).map(([key, files]) => [key, own(files as object)]);
	return {
		...(binary === undefined ? {} : { binary: own(binary) }),
		filesInJson: Object.fromEntries(inJson) as IDataObject,
	};
}

/** Returns the file in `field`, or all of them where there is none: one of them was meant. */
function only<Files extends object>(files: Files, field: string): Files {
	if (!Object.hasOwn(files, field)) return files;
	return Object.fromEntries(Object.entries(files).filter(([name]) => name === field)) as Files;
}

function keptColumns(
	row: IDataObject,
	source: ResultSource,
	settings: ResultSettings,
): IDataObject {
	const { keepColumns } = settings;
	const columns = Object.entries(row).filter(
		([name]) => keepColumns === 'all' || keepColumns.includes(name),
	);
	const kept = Object.fromEntries(columns) as IDataObject;
	return withoutResultNames(kept, source.of, settings);
}
