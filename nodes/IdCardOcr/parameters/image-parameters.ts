import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { AS_TOOL, NOT_AS_TOOL } from './tool-display.ts';

const BASE64_TEXT = {
	name: 'Base64 Text',
	value: 'base64',
	description: 'An image encoded as text, with or without a data: prefix',
};
const BINARY_FILE = {
	name: 'Binary File',
	value: 'binary',
	description: 'A file that an earlier node put on the item',
};
const URL = {
	name: 'URL',
	value: 'url',
	description: 'A link that the service itself can open',
};

const FORMATS_OF_FILES =
	'JPEG or PNG, up to 7.5 MB; with a self-hosted server also HEIC, WebP, TIFF, PDF and more, up to 30 MB';

const FORMATS_OF_TEXT =
	'JPEG or PNG, up to 10 MB of text; with a self-hosted server also HEIC, WebP, TIFF, PDF and more, up to 40 MB';

const FILE_HINT =
	'The name of the input field containing the image. If the item has neither front nor back, its only two files are used.';

const ofSource = (source: string): IDisplayOptions => ({ show: { source: [source] } });

const ofTwoImages = (source: string): IDisplayOptions => ({
	show: { source: [source] },
	hide: { images: ['one'] },
});

const source: INodeProperties = {
	displayName: 'Image Source',
	name: 'source',
	type: 'options',
	options: [BASE64_TEXT, BINARY_FILE, URL],
	default: 'binary',
	displayOptions: NOT_AS_TOOL,
	description: 'Where the image comes from',
};

/** Where images come from. */
export const imageSource: INodeProperties[] = [
	source,
	{
		...source,
		options: [BASE64_TEXT, URL],
		default: 'url',
		displayOptions: AS_TOOL,
		description: 'Where the image comes from. n8n passes no files to the tools of an AI agent.',
	},
];

/** One image of an item, or several. */
export const oneImage: INodeProperties[] = [
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		displayOptions: ofSource('binary'),
		hint: 'The name of the input field containing the image. For several, list them: front, back. For every file of the item: *. If the item has no data, its only file is used.',
		description: `${FORMATS_OF_FILES} each`,
	},
	{
		displayName: 'Image URL',
		name: 'url',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/card.jpg',
		displayOptions: ofSource('url'),
		description: 'The service downloads the image itself, so it must be able to open the link',
	},
	{
		displayName: 'Image as Base64',
		name: 'base64',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.photo }}',
		displayOptions: ofSource('base64'),
		description: `${FORMATS_OF_TEXT}. A data: prefix and line breaks are fine.`,
	},
];

/** Both sides of a card in two images. */
export const twoImages: INodeProperties[] = [
	{
		displayName: 'First Input Data Field Name',
		name: 'firstBinaryPropertyName',
		type: 'string',
		default: 'front',
		required: true,
		displayOptions: ofTwoImages('binary'),
		hint: FILE_HINT,
		description: `${FORMATS_OF_FILES}. Either side may come first.`,
	},
	{
		displayName: 'Second Input Data Field Name',
		name: 'secondBinaryPropertyName',
		type: 'string',
		default: 'back',
		required: true,
		displayOptions: ofTwoImages('binary'),
		hint: FILE_HINT,
		description: `${FORMATS_OF_FILES}. Either side may come second.`,
	},
	{
		displayName: 'First Image URL',
		name: 'firstUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/front.jpg',
		displayOptions: ofTwoImages('url'),
		description: 'The service downloads the image itself. Either side may come first.',
	},
	{
		displayName: 'Second Image URL',
		name: 'secondUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/back.jpg',
		displayOptions: ofTwoImages('url'),
		description: 'The service downloads the image itself. Either side may come second.',
	},
	{
		displayName: 'First Image as Base64',
		name: 'firstBase64',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.front }}',
		displayOptions: ofTwoImages('base64'),
		description: `${FORMATS_OF_TEXT}. Either side may come first.`,
	},
	{
		displayName: 'Second Image as Base64',
		name: 'secondBase64',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.back }}',
		displayOptions: ofTwoImages('base64'),
		description: `${FORMATS_OF_TEXT}. Either side may come second.`,
	},
];

/** Whether the result has fields, or the service's reply as it is. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
