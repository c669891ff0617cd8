import type { INodeProperties } from 'n8n-workflow';

import { AS_TOOL, NOT_AS_TOOL } from './tool-display.ts';

const NUMBER_AS_TEXT = 'As text: a spreadsheet that stores it as a number loses its last digits';

const OF_CARD = { hide: { specifyCard: ['number'] } };

const specifyCard: INodeProperties = {
	displayName: 'Specify Card',
	name: 'specifyCard',
	type: 'options',
	options: [
		{
			name: 'ID Number Alone',
			value: 'number',
			description: 'A number without a card, checked by its own rules',
		},
		{
			name: 'Using an Object',
			value: 'json',
			description: 'A whole item, or an object on it, whose keys are named like the fields',
		},
		{ name: 'Using Fields Below', value: 'fields', description: 'Each field by itself' },
	],
	default: 'json',
	description: 'Where the fields of the card come from',
};

const cardField = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description,
});

export const knownCardParameters: INodeProperties[] = [
	{ ...specifyCard, displayOptions: NOT_AS_TOOL },
	{ ...specifyCard, default: 'fields', displayOptions: AS_TOOL },
	{
		displayName: 'Card',
		name: 'card',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		displayOptions: { show: { specifyCard: ['json'] } },
		hint: 'Fields are found by name, such as identity_code or idNumber, or by the names of other services',
		description: 'The object that holds the fields, or its JSON as text',
	},
	{
		displayName: 'ID Number',
		name: 'idNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.idNumber }}',
		displayOptions: { show: { specifyCard: ['number'] } },
		description: NUMBER_AS_TEXT,
	},
	{
		displayName: 'Card Fields',
		name: 'cardFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		displayOptions: { show: { specifyCard: ['fields'] } },
		options: [
			cardField('Address', 'address', '{{ $json.address }}', 'The address on the portrait side'),
			cardField('Birth Date', 'birth', '1990-01-01', 'In any common form, such as 1990年1月1日'),
			cardField('Ethnic Group', 'race', '汉', 'With or without 族'),
			cardField('Gender', 'gender', '男', '男 or 女, or male or female'),
			cardField('ID Number', 'identity_code', '{{ $json.idNumber }}', NUMBER_AS_TEXT),
			cardField('Issuing Authority', 'issued_by', '{{ $json.authority }}', 'On the emblem side'),
			cardField('Name', 'identity_name', '{{ $json.name }}', 'The name on the portrait side'),
			cardField('Valid From', 'valid_date_start', '2017-08-12', 'In any common form'),
			cardField('Valid Until', 'valid_date_end', '2037-08-12', 'In any common form, or 长期'),
		],
	},
	{
		displayName: 'Sides',
		name: 'sides',
		type: 'options',
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description:
					'The sides that have at least one field. All of their other fields must be there, too.',
			},
			{ name: 'Back', value: 'back', description: 'The emblem side' },
			{ name: 'Both', value: 'both', description: 'All nine fields' },
			{ name: 'Front', value: 'front', description: 'The portrait side' },
			{
				name: 'Only What Is Given',
				value: 'given',
				description: 'No field has to be there: for tables without a column for each',
			},
		],
		default: 'automatic',
		displayOptions: OF_CARD,
		description:
			'Which sides the fields are from. Every field printed on these sides must be present.',
	},
	{
		displayName: 'Compare With Second Reading',
		name: 'compare',
		type: 'boolean',
		default: false,
		displayOptions: OF_CARD,
		description:
			'Whether to compare the card with a second reading of it. A card whose readings differ needs review.',
	},
	{
		displayName: 'Second Reading',
		name: 'secondReading',
		type: 'json',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.form }}',
		displayOptions: { show: { compare: [true], specifyCard: ['json', 'fields'] } },
		description:
			'An object with the fields, or its JSON as text, from another service, a model or a person. Fields that only one of the readings has are not compared.',
	},
];
