import type { IDataObject } from 'n8n-workflow';

import type { InputItem } from '../input/item.ts';
import type { NamedImage } from '../input/item-images.ts';
import type { ResultSettings } from '../input/result-settings.ts';

/** Returns the column that names the files that a result comes from. Their names may reveal what is masked. */
export function fileColumn(images: readonly NamedImage[], { mask }: ResultSettings): IDataObject {
	const names = images.flatMap(({ fileName }) => fileName ?? []);
	return { file_name: mask === 'off' && names.length > 0 ? names.join(', ') : null };
}

/**
 * Returns the beginning of the names of files that are made from an image, so that those of two images differ: the name
 * of its file, or its item's number. `index`: which of the image's sides it is.
 */
export function stemOf(
	{ fileName, field }: NamedImage,
	{ itemIndex, settings }: InputItem & { settings: ResultSettings },
	index: number,
): string {
	const own = settings.mask === 'off' ? fileName?.replace(/\.[^.]*$/, '') : undefined;
	const stem = own || [`item-${itemIndex}`, ...(field === undefined ? [] : [field])].join('-');
	return index === 0 ? stem : `${stem}_${index + 1}`;
}
