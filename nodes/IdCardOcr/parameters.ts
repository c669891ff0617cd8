import type { INodeProperties } from 'n8n-workflow';

/** The node's parameters, in the order the editor shows them. */
export const parameters: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Recognize ID Card',
				value: 'recognize',
				description: 'Read one side of a card; the side is detected',
				action: 'Recognize ID card',
			},
		],
		default: 'recognize',
	},
	{
		displayName: 'Image Source',
		name: 'source',
		type: 'options',
		options: [
			{
				name: 'Base64 Text',
				value: 'base64',
				description: 'A picture written as text, with or without a data: prefix',
			},
			{
				name: 'Binary File',
				value: 'binary',
				description: 'A file that an earlier node put on the item',
			},
			{
				name: 'URL',
				value: 'url',
				description: 'A link that the service itself can open',
			},
		],
		default: 'binary',
		description: 'Where the picture comes from',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { source: ['binary'] } },
		hint: 'The name of the input field containing the picture',
		description: 'JPEG or PNG, up to 7.5 MB',
	},
	{
		displayName: 'Image URL',
		name: 'url',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/card.jpg',
		displayOptions: { show: { source: ['url'] } },
		description: 'The service downloads the picture itself, so the link must be open to it',
	},
	{
		displayName: 'Image as Base64',
		name: 'base64',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.photo }}',
		displayOptions: { show: { source: ['base64'] } },
		description: 'JPEG or PNG, up to 10 MB of text. A data: prefix and line breaks are fine.',
	},
	{
		displayName: 'Route by Side',
		name: 'routeBySide',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether the portrait side, the emblem side and unrecognized pictures leave on outputs of their own. Off gives one output.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Keep Input Files',
				name: 'keepFiles',
				type: 'boolean',
				default: false,
				description:
					'Whether the files of the input item go on to the output. Off keeps the photo from being stored again.',
			},
		],
	},
];
