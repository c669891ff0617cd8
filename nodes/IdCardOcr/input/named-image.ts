import type { IBinaryData } from 'n8n-workflow';

import type { ImageJob } from '../calls/image-calls.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import type { AcceptedImages } from './accepted-images.ts';
import { base64Request, fileRequest, presentFile, urlRequest } from './image-request.ts';
import type { Item } from './items.ts';

/** Title of the parameter that names a file's field. */
export const FILE_LABEL = 'Input Data Field Name';

/** Name and title of the parameter that holds an image of a source other than files. */
export const TEXT_PARAMETERS = {
	url: ['url', 'Image URL'],
	base64: ['base64', 'Image as Base64'],
} as const;

/** Where images come from. */
type Source = 'binary' | 'url' | 'base64';

/** An image that parameters name, read when its turn comes. */
export interface NamedImage {
	/**
	 * Rejects what can be rejected without reading the image.
	 * @throws InputRefusal or by n8n when it cannot be sent.
	 */
	check: () => void;
	job: ImageJob;
}

/** The images of an item that are settled together: one, or the two sides of a card. */
export interface ImageGroup {
	item: Item;
	images: NamedImage[];
	/** The file's field, if the item may hold several. */
	field?: string;
	/** The name of that file, if it has one. */
	fileName?: string;
}

/**
 * Returns where an item's images come from.
 * @throws InputRefusal when they cannot come from there.
 */
export function sourceOf(item: Item): Source {
	const source = item.parameter('source') as Source;
	if (source === 'binary' && item.asTool) {
		throw new InputRefusal(
			'n8n does not pass files to the tools of an AI agent',
			"Set 'Image Source' to 'URL' or 'Base64 Text'.",
		);
	}
	return source;
}

/** Returns the image that a parameter holds as a link or as base64. */
export function textImage(
	item: Item,
	source: 'url' | 'base64',
	[parameter, label]: readonly [string, string],
	accepted: AcceptedImages,
): NamedImage {
	const request = () => {
		const value = item.parameter(parameter);
		return source === 'url' ? urlRequest(value, label) : base64Request(value, label, accepted);
	};
	return { check: () => void request(), job: async () => request() };
}

/** Returns the image in a field, or the file itself that an expression returned. */
export function fileImage(
	item: Item,
	field: string | IBinaryData,
	label: string,
	accepted: AcceptedImages,
): NamedImage {
	return {
		check: () => void presentFile(item, field, label, accepted),
		job: async () => await fileRequest(item, field, label, accepted),
	};
}

/** Returns an image that cannot be read, for what was thrown when it was looked for. */
export function refusedImage(thrown: unknown): NamedImage {
	return {
		check: () => {
			throw thrown;
		},
		job: async () => await Promise.reject(thrown),
	};
}

/**
 * Returns the fields to read: where the item has none of the default ones, its files, if there are
 * exactly as many. A field that somebody chose is never replaced, nor is one of two, since the other
 * file may be anything.
 */
export function fieldsToRead(
	named: readonly string[],
	defaults: readonly string[],
	{ files }: Item,
): readonly string[] {
	const present = Object.keys(files);
	const isAbsentDefault = named.every(
		(field, i) => field.trim() === defaults[i] && !present.includes(field),
	);
	return isAbsentDefault && present.length === named.length ? present : named;
}
