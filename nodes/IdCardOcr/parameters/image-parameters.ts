import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { AS_TOOL, NOT_AS_TOOL } from './tool-display.ts';

const FILE = {
	name: 'File',
	value: 'file',
	description: 'A file that an earlier node put on the item',
};
const URL = { name: 'URL', value: 'url', description: 'A link that the service itself can open' };
const BASE64 = {
	name: 'Base64 Text',
	value: 'base64',
	description: 'An image encoded as text, with or without a data: prefix',
};

const FORMATS =
	'With a self-hosted server also HEIC, WebP, TIFF, PDF and more, with any number of cards on a page';

const ofSource = (source: string): IDisplayOptions => ({ show: { source: [source] } });

const source: INodeProperties = {
	displayName: 'Image Source',
	name: 'source',
	type: 'options',
	options: [BASE64, FILE, URL],
	default: 'file',
	displayOptions: NOT_AS_TOOL,
	description: 'Where the image comes from',
};

export const imageParameters: INodeProperties[] = [
	source,
	{
		...source,
		options: [BASE64, URL],
		default: 'url',
		displayOptions: AS_TOOL,
		description: 'Where the image comes from. n8n passes no files to the tools of an AI agent.',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. front, back',
		displayOptions: ofSource('file'),
		hint: "Leave 'data' for an item's only file. Else list names shown under Binary in the input panel (a, b), or * for all.",
		description: `JPEG or PNG, up to 7.5 MB each; if no file is called data, an item's only one is read. ${FORMATS}, up to 30 MB where it allows that.`,
	},
	{
		displayName: 'Image URL',
		name: 'url',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/card.jpg',
		displayOptions: ofSource('url'),
		description:
			'The service downloads the image itself, so it must be able to open the link. Several links, such as those of both sides, are separated by spaces. A link to several cards makes an item for each.',
	},
	{
		displayName: 'Image as Base64',
		name: 'base64',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.photo }}',
		displayOptions: ofSource('base64'),
		description: `JPEG or PNG, up to 10 MB of text. ${FORMATS}, up to 40 MB where it allows that. An expression may return a list of several.`,
	},
	{
		displayName: 'One Item Per',
		name: 'oneItemPer',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Person',
				value: 'person',
				description: 'Both sides together, from the images of one item',
			},
			{
				name: 'Person, All Items',
				value: 'personAllItems',
				description: 'Both sides together, from the images of all items, in any order',
			},
			{ name: 'Side', value: 'side', description: 'Every side of a card that is found' },
		],
		default: 'side',
		description: 'What each output item stands for',
	},
];
