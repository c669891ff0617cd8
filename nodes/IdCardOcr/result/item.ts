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

/** Returns the output item for one input item's result, paired to it. */
export function itemOf(
	{ itemIndex, row, filesInJson, binary }: InputItem,
	result: IDataObject,
	{ includeInputFields, keepFiles, outputField }: ResultSettings,
): INodeExecutionData {
	const placed = outputField === '' ? result : { [outputField]: result };
	return {
		// The result wins over an input field of the same name.
		json: { ...(includeInputFields ? row : {}), ...(keepFiles ? filesInJson : {}), ...placed },
		...(keepFiles && binary !== undefined ? { binary } : {}),
		pairedItem: { item: itemIndex },
	};
}
