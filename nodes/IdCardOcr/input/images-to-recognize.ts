import type { IBinaryData } from 'n8n-workflow';

import { InputRefusal } from '../failure/input-refusal.ts';
import type { AcceptedImages } from './accepted-images.ts';
import type { Item } from './items.ts';
import {
	fieldsToRead,
	FILE_LABEL,
	fileImage,
	type ImageGroup,
	refusedImage,
	sourceOf,
	TEXT_PARAMETERS,
	textImage,
} from './named-image.ts';

/** Instead of a field name: every file of the item. */
const ALL_FILES = '*';

/** The field that the parameter names by default. */
const DEFAULT_FIELDS = ['data'];

/** Returns the images that "Recognize ID Card" reads from one item: one, or one for each file that is named. */
export function imagesToRecognize(item: Item, accepted: AcceptedImages): ImageGroup[] {
	try {
		const source = sourceOf(item);
		if (source === 'binary') return fileImages(item, accepted);
		return [{ item, images: [textImage(item, source, TEXT_PARAMETERS[source], accepted)] }];
	} catch (thrown) {
		return [{ item, images: [refusedImage(thrown)] }];
	}
}

function fileImages(item: Item, accepted: AcceptedImages): ImageGroup[] {
	const fields = item.parameter('binaryPropertyName') as string | IBinaryData;
	if (typeof fields !== 'string') {
		return [{ item, images: [fileImage(item, fields, FILE_LABEL, accepted)] }];
	}
	const names = fieldNames(item, fields);
	const several = names.length > 1 || fields.trim() === ALL_FILES;
	const fileNameOf = (field: string) =>
		Object.hasOwn(item.files, field) ? item.files[field].fileName : undefined;
	return names.map((field) => ({
		item,
		...(several ? { field, fileName: fileNameOf(field) } : {}),
		images: [fileImage(item, field, FILE_LABEL, accepted)],
	}));
}

function fieldNames(item: Item, text: string): readonly string[] {
	const files = Object.keys(item.files);
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
	const names = text
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	if (names.length === 0) {
		throw new InputRefusal(`'${FILE_LABEL}' contains no field name`, 'Enter the name of a field.');
	}
	return fieldsToRead([...new Set(names)], DEFAULT_FIELDS, item);
}
