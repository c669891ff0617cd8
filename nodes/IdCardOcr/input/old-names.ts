import type { IDataObject, INodeProperties } from 'n8n-workflow';

/** What options were called in workflows that 0.4 saved, by what they are called now. */
const RENAMED: Readonly<Record<string, string>> = {
	fieldNaming: 'columnNames',
	outputField: 'putResultInField',
	inputColumnsToKeep: 'fieldsToKeep',
};

/** What 'Keep From Input' was: `kept-input.ts` reads both. */
const JOINED = ['inputFields', 'inputFiles'];

/** n8n drops what a node does not declare. */
export const oldOptions: INodeProperties[] = [...Object.keys(RENAMED), ...JOINED].map((name) => ({
	displayName: name,
	name,
	type: 'hidden',
	default: '',
}));

/** Returns the options, those with an old name by the new one as well, unless that is set. */
export function withNewNames(options: IDataObject): IDataObject {
	const old = Object.entries(RENAMED).filter(([name]) => name in options);
	return { ...Object.fromEntries(old.map(([name, now]) => [now, options[name]])), ...options };
}
