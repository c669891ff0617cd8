import type { IDataObject, INodeProperties } from 'n8n-workflow';

/** What options were called in workflows that 0.4 saved, by what is read instead; '' where the reader takes both. */
const OLD_NAMES: Readonly<Record<string, string>> = {
	fieldNaming: 'columnNames',
	outputField: 'putResultInField',
	inputColumnsToKeep: 'fieldsToKeep',
	inputFields: '',
	inputFiles: '',
};

/** n8n drops what a node does not declare. */
export const oldOptions: INodeProperties[] = Object.keys(OLD_NAMES).map((name) => ({
	displayName: name,
	name,
	type: 'hidden',
	default: '',
}));

/** Returns the options by the names that they have now. */
export function withNewNames(options: IDataObject): IDataObject {
	const entries = Object.entries(options);
	return {
		...Object.fromEntries(entries.map(([name, value]) => [OLD_NAMES[name] || name, value])),
		...Object.fromEntries(entries.filter(([name]) => !(name in OLD_NAMES))),
	};
}
