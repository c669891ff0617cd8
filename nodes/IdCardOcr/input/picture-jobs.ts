import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { IdCardOcrRequest } from '../../../domain/api-contract.ts';
import type { PictureJob } from '../calls/picture-calls.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { AbsentPicture, OtherPictureRefused } from './absent-picture.ts';
import { DEFAULT_FIELDS, fieldsToRead } from './default-file.ts';
import { filesOf } from './item-files.ts';
import { isVersion1 } from './node-version.ts';
import { base64Request, fileRequest, urlRequest } from './picture-request.ts';
import { isTool } from './tool.ts';

/** Instead of a field name: every file of the item. */
const ALL_FILES = '*';

/** Title of the parameter that names a file's field. */
const FILE_LABEL = 'Input Data Field Name';

/** One picture of an item, read when its turn comes. */
export interface ItemPicture {
	itemIndex: number;
	/** The file's field, if the item may hold several. */
	field?: string;
	/** The name of that file, if it has one. */
	fileName?: string;
	job: PictureJob;
}

/** Returns the pictures that "Recognize ID Card" reads from one item: one, or one per named file. */
export function picturesToRecognize(context: IExecuteFunctions, itemIndex: number): ItemPicture[] {
	try {
		const source = sourceOf(context, itemIndex);
		if (source !== 'binary') {
			const [name, label] = TEXT_PARAMETERS[source];
			return [{ itemIndex, job: textJob(context, itemIndex, source, name, label) }];
		}
		const fields = context.getNodeParameter('binaryPropertyName', itemIndex) as
			| string
			| IBinaryData;
		if (typeof fields !== 'string')
			return [{ itemIndex, job: fileJob(context, itemIndex, fields, FILE_LABEL) }];
		const names = fieldNames(context, itemIndex, fields);
		const several = names.length > 1 || fields.trim() === ALL_FILES;
		const files = filesOf(context, itemIndex);
		return names.map((field) => ({
			itemIndex,
			...(several ? { field, fileName: files[field]?.fileName } : {}),
			job: fileJob(context, itemIndex, field, FILE_LABEL),
		}));
	} catch (thrown) {
		return [{ itemIndex, job: failingJob(thrown) }];
	}
}

/** Returns the two pictures that "Recognize Both Sides" reads from one item, in either order. */
export function picturesOfBothSides(
	context: IExecuteFunctions,
	itemIndex: number,
): [ItemPicture, ItemPicture] {
	const read = async (which: Which) => {
		const source = sourceOf(context, itemIndex);
		const ordinal = which === 'first' ? 'First' : 'Second';
		if (source !== 'binary') {
			const name = source === 'url' ? `${which}Url` : `${which}Base64`;
			const label = `${ordinal} ${TEXT_PARAMETERS[source][1]}`;
			return await textJob(context, itemIndex, source, name, label)();
		}
		const label = `${ordinal} ${FILE_LABEL}`;
		return await fileJob(context, itemIndex, fieldOfBoth(context, itemIndex, which), label)();
	};
	return [
		{ itemIndex, job: async () => await readUnlessOtherRefused(read, 'first', 'second') },
		{ itemIndex, job: async () => await readUnlessOtherRefused(read, 'second', 'first') },
	];
}

type Which = 'first' | 'second';

function fieldOfBoth(
	context: IExecuteFunctions,
	itemIndex: number,
	which: Which,
): string | IBinaryData {
	const [first, second] = (['first', 'second'] as const).map(
		(one) =>
			context.getNodeParameter(`${one}BinaryPropertyName`, itemIndex) as string | IBinaryData,
	);
	const own = which === 'first' ? first : second;
	if (isVersion1(context) || typeof first !== 'string' || typeof second !== 'string') return own;
	const files = Object.keys(filesOf(context, itemIndex));
	const fields = fieldsToRead([first, second], DEFAULT_FIELDS.recognizeBothSides, files);
	return fields[which === 'first' ? 0 : 1];
}

/** Spends no call on this picture if the other one cannot be sent. */
async function readUnlessOtherRefused(
	read: (which: Which) => Promise<IdCardOcrRequest>,
	which: Which,
	other: Which,
): Promise<IdCardOcrRequest> {
	const request = await read(which);
	const refusal = await read(other).then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (refusal === undefined || refusal instanceof AbsentPicture) return request;
	throw new OtherPictureRefused(refusal);
}

type Source = 'binary' | 'url' | 'base64';

const TEXT_PARAMETERS = {
	url: ['url', 'Image URL'],
	base64: ['base64', 'Image as Base64'],
} as const;

function sourceOf(context: IExecuteFunctions, itemIndex: number): Source {
	const source = context.getNodeParameter('source', itemIndex) as Source;
	if (source === 'binary' && isTool(context)) {
		throw new InputRefusal(
			'n8n does not pass files to the tools of an AI agent',
			"Set 'Image Source' to 'URL' or 'Base64 Text'.",
		);
	}
	return source;
}

function textJob(
	context: IExecuteFunctions,
	itemIndex: number,
	source: 'url' | 'base64',
	parameter: string,
	label: string,
): PictureJob {
	return async () => {
		const value = context.getNodeParameter(parameter, itemIndex);
		return source === 'url' ? urlRequest(value, label) : base64Request(value, label);
	};
}

function fileJob(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
	label: string,
): PictureJob {
	return async () => await fileRequest(context, itemIndex, field, label);
}

function failingJob(thrown: unknown): PictureJob {
	return async () => await Promise.reject(thrown);
}

function fieldNames(context: IExecuteFunctions, itemIndex: number, text: string): string[] {
	const files = Object.keys(filesOf(context, itemIndex));
	if (text.trim() === ALL_FILES) {
		if (files.length > 0) return files;
		throw new InputRefusal(
			'The item has no files',
			`'${FILE_LABEL}' is '*', which means every file of the item. Check the previous node.`,
			'no-image',
		);
	}
	// A field name may contain a comma.
	if (files.includes(text)) return [text];
	if (!isVersion1(context)) {
		const [field] = fieldsToRead([text], DEFAULT_FIELDS.recognize, files);
		if (field !== text) return [field];
	}
	const names = text
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	if (names.length > 0) return [...new Set(names)];
	throw new InputRefusal(`'${FILE_LABEL}' contains no field name`, 'Enter the name of a field.');
}
