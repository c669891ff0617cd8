import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { InputRefusal } from '../failure/input-refusal.ts';
import type { AcceptedImages } from './accepted-images.ts';
import { DEFAULT_FIELDS, fieldsToRead } from './default-file.ts';
import { filesOf } from './item-files.ts';
import type { ItemPicture } from './item-picture.ts';
import {
	FILE_LABEL,
	filePicture,
	refusedPicture,
	sourceOf,
	TEXT_PARAMETERS,
	textPicture,
} from './named-picture.ts';

/** Instead of a field name: every file of the item. */
const ALL_FILES = '*';

/** Returns the pictures that "Recognize ID Card" reads from one item: one, or one per named file. */
export function picturesToRecognize(
	context: IExecuteFunctions,
	itemIndex: number,
	accepted: AcceptedImages,
): ItemPicture[] {
	try {
		const source = sourceOf(context, itemIndex);
		if (source !== 'binary') {
			return [
				{
					itemIndex,
					...textPicture(context, itemIndex, source, TEXT_PARAMETERS[source], accepted),
				},
			];
		}
		return filePictures(context, itemIndex, accepted);
	} catch (thrown) {
		return [{ itemIndex, ...refusedPicture(thrown) }];
	}
}

function filePictures(
	context: IExecuteFunctions,
	itemIndex: number,
	accepted: AcceptedImages,
): ItemPicture[] {
	const fields = context.getNodeParameter('binaryPropertyName', itemIndex) as string | IBinaryData;
	if (typeof fields !== 'string') {
		return [{ itemIndex, ...filePicture(context, itemIndex, fields, FILE_LABEL, accepted) }];
	}
	const names = fieldNames(context, itemIndex, fields);
	const several = names.length > 1 || fields.trim() === ALL_FILES;
	const files = filesOf(context, itemIndex);
	const fileNameOf = (field: string) =>
		Object.hasOwn(files, field) ? files[field].fileName : undefined;
	return names.map((field) => ({
		itemIndex,
		...(several ? { field, fileName: fileNameOf(field) } : {}),
		...filePicture(context, itemIndex, field, FILE_LABEL, accepted),
	}));
}

function fieldNames(
	context: IExecuteFunctions,
	itemIndex: number,
	text: string,
): readonly string[] {
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
	const names = text
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	if (names.length === 0) {
		throw new InputRefusal(`'${FILE_LABEL}' contains no field name`, 'Enter the name of a field.');
	}
	return fieldsToRead([...new Set(names)], DEFAULT_FIELDS.recognize, files);
}
