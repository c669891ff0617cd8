import type { IBinaryData } from 'n8n-workflow';

import type { IdCardOcrRequest } from '../../../domain/api-contract.ts';
import { AbsentImage, InputRefusal } from '../failure/input-refusal.ts';
import type { AcceptedImages } from './accepted-images.ts';
import { FIELD_LABEL, unchosenFile } from './absent-file.ts';
import { FORM_ADVICE, isFileRecord } from './form-files.ts';
import { base64Request, fileRequest, presentFile, urlRequest } from './image-request.ts';
import type { Item } from './items.ts';

/** An image that an item's parameters name, read when its turn comes. */
export interface NamedImage {
	/** The file's field, where the item may hold several that are read. */
	field?: string;
	fileName?: string;
	/**
	 * Rejects what can be rejected without reading a file.
	 * @throws Failure, or by n8n, when it cannot be sent.
	 */
	check: () => void;
	/** Returns the request that sends it. @throws the same. */
	request: () => Promise<IdCardOcrRequest>;
}

/** Instead of a field name: every file of the item. */
const ALL_FILES = '*';

/** The field that the parameter names by default. */
const DEFAULT_FIELD = 'data';

/** What separates links in one text. A link may contain a comma. */
const BETWEEN_LINKS = /[\s,;，；、|]+(?=https?:\/\/)/i;

/** What decides which of an item's files are meant. */
interface MeantFiles {
	/** How many there may be without the default field. */
	most: number;
	/** Whether some that were sent did not arrive. */
	areSomeLost: boolean;
}

/** Returns at least one. */
export function itemImages(item: Item, accepted: AcceptedImages, meant: MeantFiles): NamedImage[] {
	try {
		if (item.refusal) throw item.refusal.thrown;
		const source = item.parameter('source');
		if (source === 'url') {
			return listOf(linksIn(item.parameter('url'))).map((link) => imageOf(() => urlRequest(link)));
		}
		if (source === 'base64') {
			return listOf(item.parameter('base64')).map((value) =>
				imageOf(() => base64Request(value, accepted)),
			);
		}
		return fileImages(item, accepted, meant);
	} catch (thrown) {
		return [refusedImage(thrown)];
	}
}

export function refusedImage(thrown: unknown): NamedImage {
	return imageOf(() => {
		throw thrown;
	});
}

function linksIn(value: unknown): unknown[] {
	return [value]
		.flat()
		.flatMap((one: unknown) => (typeof one === 'string' ? one.trim().split(BETWEEN_LINKS) : [one]));
}

/** Empty values stay only where there is nothing else. */
function listOf(value: unknown): unknown[] {
	const given = [value].flat().filter((one) => one !== '' && one !== null && one !== undefined);
	return given.length > 0 ? given : [''];
}

function imageOf(request: () => IdCardOcrRequest): NamedImage {
	return { check: () => void request(), request: async () => request() };
}

function fileImages(item: Item, accepted: AcceptedImages, meant: MeantFiles): NamedImage[] {
	if (item.asTool) {
		throw new InputRefusal(
			'n8n does not pass files to the tools of an AI agent',
			"Set 'Image Source' to 'URL' or 'Base64 Text'.",
		);
	}
	const fields = item.parameter('binaryPropertyName');
	const image = (field: string | IBinaryData): NamedImage => ({
		check: () => void presentFile(item, field, accepted),
		request: async () => await fileRequest(item, field, accepted),
		fileName: (typeof field === 'string' ? ownFile(item, field) : field)?.fileName,
	});
	const files = typeof fields === 'string' ? fieldNames(item, fields, meant.most) : listOf(fields);
	if (meant.areSomeLost) requireOwnRecords(item, files);
	const names = [...new Set(files)];
	if (!names.every((one) => typeof one === 'string')) {
		return names.map((file) => image(file as IBinaryData));
	}
	return names.map((name) => (names.length > 1 ? { field: name, ...image(name) } : image(name)));
}

function ownFile({ files }: Item, field: string): IBinaryData | undefined {
	return Object.hasOwn(files, field) ? files[field] : undefined;
}

/**
 * Allows only files in fields that also hold a record of the form: those are the files that were sent under that
 * name.
 */
function requireOwnRecords({ row, files }: Item, names: readonly unknown[]): void {
	const isOwn = (name: unknown) =>
		typeof name === 'string' && isFileRecord(row[name]) && Object.hasOwn(files, name);
	if (names.every(isOwn)) return;
	throw new InputRefusal(
		"The item has fewer files than the form sent: give each file element an ASCII 'Custom Field Name'",
		`${FORM_ADVICE} If they were split on purpose, take the form's records of files out of the item first.`,
	);
}

function fieldNames(item: Item, text: string, most: number): readonly string[] {
	const files = Object.keys(item.files);
	if (text.trim() === ALL_FILES) {
		if (files.length > 0) return files;
		throw new AbsentImage(
			({ noFiles }) => noFiles,
			`'${FIELD_LABEL}' is '*', which means every file of the item. Check the previous node.`,
		);
	}
	// A field name may contain a comma.
	if (files.includes(text)) return [text];
	const names = text
		.split(/[,，、]/)
		.map((name) => name.trim())
		.filter((name) => name !== '');
	if (names.length === 0) {
		throw new InputRefusal(`'${FIELD_LABEL}' contains no field name`, 'Enter the name of a field.');
	}
	// A field that somebody chose is never replaced.
	const isDefault = names.length === 1 && names[0] === DEFAULT_FIELD;
	if (!isDefault || files.length === 0) return names;
	if (files.length > most) throw unchosenFile(item, DEFAULT_FIELD);
	return files;
}
