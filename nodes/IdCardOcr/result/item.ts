import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ResultSettings } from './result-settings.ts';

/** One input item, its files separated from its row. */
export interface InputItem {
	itemIndex: number;
	/** Its JSON without any files. */
	row: IDataObject;
	/** The part of its JSON that holds files; empty where the workflow keeps them in `binary`. */
	filesInJson: IDataObject;
	binary?: IBinaryKeyData;
}

/** Which part of its input item a result belongs to, and whether it was read there. */
export interface ResultSource {
	read: boolean;
	/** The file's field, if the item may hold several. */
	field?: string;
}

/** Returns the output item for one input item's result, paired to it. */
export function itemOf(
	input: InputItem,
	result: IDataObject,
	source: ResultSource,
	settings: ResultSettings,
): INodeExecutionData {
	const { outputField, keepColumns } = settings;
	const placed = outputField === '' ? result : { [outputField]: result };
	const { filesInJson, ...files } = keptFiles(input, source, settings);
	return {
		// The result wins over an input field of the same name.
		json: { ...keptColumns(input.row, keepColumns), ...filesInJson, ...placed },
		...files,
		pairedItem: { item: input.itemIndex },
	};
}

/** Returns the files of the input item that stay with a result, wherever the workflow keeps them. */
export function keptFiles(
	{ binary, filesInJson }: InputItem,
	{ read, field }: ResultSource,
	{ keepFiles, ownFileOnly }: Pick<ResultSettings, 'keepFiles' | 'ownFileOnly'>,
): { binary?: IBinaryKeyData; filesInJson: IDataObject } {
	if (keepFiles === 'never' || (keepFiles === 'whenNotRead' && read)) return { filesInJson: {} };
	const own = <Files extends object>(files: Files) =>
		ownFileOnly && field !== undefined ? only(files, field) : files;
	const inJson = Object.entries(filesInJson).map(([key, files]) => [key, own(files as object)]);
	return {
		...(binary === undefined ? {} : { binary: own(binary) }),
		filesInJson: Object.fromEntries(inJson) as IDataObject,
	};
}

function only<Files extends object>(files: Files, field: string): Files {
	return Object.fromEntries(Object.entries(files).filter(([name]) => name === field)) as Files;
}

function keptColumns(row: IDataObject, keep: ResultSettings['keepColumns']): IDataObject {
	if (keep === 'all') return row;
	return Object.fromEntries(Object.entries(row).filter(([name]) => keep.includes(name)));
}
