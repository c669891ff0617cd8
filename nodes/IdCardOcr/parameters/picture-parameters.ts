import type { INodeProperties } from 'n8n-workflow';

import { WITHOUT_CALLS } from './operation-parameter.ts';
import { AS_TOOL, IN_VERSION_1 } from './versions.ts';

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

/** Where the pictures, or the number, come from. */
export const pictureParameters: INodeProperties[] = [
	{
		displayName: 'Image Source',
		name: 'source',
		type: 'options',
		options: [BASE64_TEXT, BINARY_FILE, URL],
		default: 'binary',
		displayOptions: { hide: { operation: WITHOUT_CALLS, '@tool': [true] } },
		description: 'Where the image comes from',
	},
	{
		displayName: 'Image Source',
		name: 'source',
		type: 'options',
		options: [BASE64_TEXT, BINARY_FILE, URL],
		default: 'binary',
		displayOptions: {
			show: { ...IN_VERSION_1.show, '@tool': [true] },
			hide: { operation: WITHOUT_CALLS },
		},
		description: 'Where the image comes from',
	},
	{
		displayName: 'Image Source',
		name: 'source',
		type: 'options',
		options: [BASE64_TEXT, URL],
		default: 'url',
		displayOptions: { ...AS_TOOL, hide: { operation: WITHOUT_CALLS } },
		description: 'Where the image comes from. n8n passes no files to the tools of an AI agent.',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		displayOptions: { show: { operation: ['recognize'], source: ['binary'] } },
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
		displayOptions: { show: { operation: ['recognize'], source: ['url'] } },
		description: 'The service downloads the image itself, so it must be able to open the link',
	},
	{
		displayName: 'Image as Base64',
		name: 'base64',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.photo }}',
		displayOptions: { show: { operation: ['recognize'], source: ['base64'] } },
		description: `${FORMATS_OF_TEXT}. A data: prefix and line breaks are fine.`,
	},
	{
		displayName: 'First Input Data Field Name',
		name: 'firstBinaryPropertyName',
		type: 'string',
		default: 'front',
		required: true,
		displayOptions: { show: { operation: ['recognizeBothSides'], source: ['binary'] } },
		hint: FILE_HINT,
		description: `${FORMATS_OF_FILES}. Either side may come first.`,
	},
	{
		displayName: 'Second Input Data Field Name',
		name: 'secondBinaryPropertyName',
		type: 'string',
		default: 'back',
		required: true,
		displayOptions: { show: { operation: ['recognizeBothSides'], source: ['binary'] } },
		hint: FILE_HINT,
		description: `${FORMATS_OF_FILES}. Either side may come second.`,
	},
	{
		displayName: 'First Image URL',
		name: 'firstUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/front.jpg',
		displayOptions: { show: { operation: ['recognizeBothSides'], source: ['url'] } },
		description: 'The service downloads the image itself. Either side may come first.',
	},
	{
		displayName: 'Second Image URL',
		name: 'secondUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/back.jpg',
		displayOptions: { show: { operation: ['recognizeBothSides'], source: ['url'] } },
		description: 'The service downloads the image itself. Either side may come second.',
	},
	{
		displayName: 'First Image as Base64',
		name: 'firstBase64',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.front }}',
		displayOptions: { show: { operation: ['recognizeBothSides'], source: ['base64'] } },
		description: `${FORMATS_OF_TEXT}. Either side may come first.`,
	},
	{
		displayName: 'Second Image as Base64',
		name: 'secondBase64',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.back }}',
		displayOptions: { show: { operation: ['recognizeBothSides'], source: ['base64'] } },
		description: `${FORMATS_OF_TEXT}. Either side may come second.`,
	},
	{
		displayName: 'ID Number',
		name: 'idNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.idNumber }}',
		displayOptions: { show: { operation: ['checkIdNumber'] } },
		description:
			'The number to check, as text: a spreadsheet that stores it as a number loses its last digits',
	},
];
