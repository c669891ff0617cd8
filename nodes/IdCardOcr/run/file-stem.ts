import type { NamedImage } from '../input/item-images.ts';
import type { Item } from '../input/items.ts';

/** Returns the names, without extensions, that several images have: a phone calls every photo the same. */
export function sharedNames(images: readonly NamedImage[]): ReadonlySet<string> {
	const seen = new Set<string>();
	return new Set(images.map(nameOf).filter((name) => seen.has(name) || !seen.add(name)));
}

/**
 * Returns how the names of files made from an image begin: with its own name or, if that is unknown or not unique,
 * with the number of its item. `index`: its place among the item's images.
 */
export function fileStem(
	image: NamedImage,
	index: number,
	{ itemIndex, settings }: Item,
	shared: ReadonlySet<string>,
): string {
	const name = settings?.mask === 'off' ? nameOf(image) : '';
	const number = index === 0 ? `item-${itemIndex}` : `item-${itemIndex}-${index + 1}`;
	if (name === '') return number;
	return shared.has(name) ? `${name}_${number}` : name;
}

/** Without folders: a stranger's form may name any, and n8n 1 keeps them. */
function nameOf({ fileName = '' }: NamedImage): string {
	return fileName.replace(/^.*[/\\]|\.[^.]*$/gs, '');
}
