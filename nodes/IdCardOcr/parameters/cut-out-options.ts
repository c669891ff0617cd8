import type { INodeProperties } from 'n8n-workflow';

import { NOT_AS_TOOL } from './tool-display.ts';

const cutOuts: INodeProperties = {
	displayName: 'Cut-Outs',
	name: 'cutOuts',
	type: 'multiOptions',
	options: [
		{
			name: 'Card',
			value: 'card',
			description: 'Each side of the card, upright',
		},
		{
			name: 'Portrait',
			value: 'portrait',
			description: 'The photo on the portrait side, upright',
		},
		{
			name: 'Redacted Copy',
			value: 'redacted',
			description:
				"A copy of the page in which parts of every card are covered in black, as set in 'Redacted Copy Covers'",
		},
	],
	default: [],
	displayOptions: NOT_AS_TOOL,
	description:
		'Which images to output as files, in fields that start with cut_out_. Masked items can only have a redacted copy that covers what is masked. Needs a self-hosted server.',
};

const covers: INodeProperties = {
	displayName: 'Redacted Copy Covers',
	name: 'redactedCopyCovers',
	type: 'multiOptions',
	options: [
		{ name: 'Address', value: 'address' },
		{ name: 'Birth Date', value: 'birth' },
		{ name: 'Ethnic Group', value: 'race' },
		{ name: 'Gender', value: 'gender' },
		{ name: 'ID Number', value: 'identity_code' },
		{ name: 'Issuing Authority', value: 'issued_by' },
		{ name: 'Name', value: 'identity_name' },
		{ name: 'Portrait', value: 'portrait' },
		{ name: 'Valid From', value: 'valid_date_start' },
		{ name: 'Valid Until', value: 'valid_date_end' },
	],
	default: [
		'identity_name',
		'identity_code',
		'birth',
		'address',
		'issued_by',
		'valid_date_start',
		'valid_date_end',
		'portrait',
	],
	displayOptions: NOT_AS_TOOL,
	description:
		'Which parts the redacted copy covers. The ID number reveals birth date and gender, so cover all three.',
};

const purpose: INodeProperties = {
	displayName: 'Redacted Copy Purpose',
	name: 'redactedCopyPurpose',
	type: 'string',
	default: '',
	placeholder: 'e.g. 仅供办理入职使用',
	displayOptions: NOT_AS_TOOL,
	description: 'Text printed across the redacted copy, such as its purpose. Up to 40 characters.',
};

/** Which images of a card to output, in the order of their titles. */
export const cutOutOptions: INodeProperties[] = [cutOuts, covers, purpose];
