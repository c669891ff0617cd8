import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { InputRefusal } from '../failure/input-refusal.ts';
import type { AcceptedImages } from './accepted-images.ts';
import type { ItemPicture } from './item-picture.ts';
import { base64Request, fileRequest, presentFile, urlRequest } from './picture-request.ts';
import { isTool } from './tool.ts';

/** Title of the parameter that names a file's field. */
export const FILE_LABEL = 'Input Data Field Name';

/** Where pictures come from. */
export type Source = 'binary' | 'url' | 'base64';

/** Name and title of the parameter that holds a picture of a source other than files. */
export const TEXT_PARAMETERS = {
	url: ['url', 'Image URL'],
	base64: ['base64', 'Image as Base64'],
} as const;

/** A picture that parameters name. */
export type NamedPicture = Pick<ItemPicture, 'check' | 'job'>;

/**
 * Returns where an item's pictures come from.
 * @throws InputRefusal when they cannot come from there.
 */
export function sourceOf(context: IExecuteFunctions, itemIndex: number): Source {
	const source = context.getNodeParameter('source', itemIndex) as Source;
	if (source === 'binary' && isTool(context)) {
		throw new InputRefusal(
			'n8n does not pass files to the tools of an AI agent',
			"Set 'Image Source' to 'URL' or 'Base64 Text'.",
		);
	}
	return source;
}

/** Returns the picture that a parameter holds as a link or as base64. */
export function textPicture(
	context: IExecuteFunctions,
	itemIndex: number,
	source: 'url' | 'base64',
	[parameter, label]: readonly [string, string],
	accepted: AcceptedImages,
): NamedPicture {
	const request = () => {
		const value = context.getNodeParameter(parameter, itemIndex);
		return source === 'url' ? urlRequest(value, label) : base64Request(value, label, accepted);
	};
	return { check: () => void request(), job: async () => request() };
}

/** Returns the picture in a field, or the file itself that an expression returned. */
export function filePicture(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
	label: string,
	accepted: AcceptedImages,
): NamedPicture {
	return {
		check: () => void presentFile(context, itemIndex, field, label, accepted),
		job: async () => await fileRequest(context, itemIndex, field, label, accepted),
	};
}

/** Returns a picture that cannot be read, for what was thrown when it was looked for. */
export function refusedPicture(thrown: unknown): NamedPicture {
	return {
		check: () => {
			throw thrown;
		},
		job: async () => await Promise.reject(thrown),
	};
}
