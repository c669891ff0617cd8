import type { INodeProperties } from 'n8n-workflow';

/** The number that "Check ID Number" checks. */
export const numberParameter: INodeProperties = {
	displayName: 'ID Number',
	name: 'idNumber',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. {{ $json.idNumber }}',
	displayOptions: { show: { operation: ['checkIdNumber'] } },
	description:
		'The number to check, as text: a spreadsheet that stores it as a number loses its last digits',
};
