import type { NamedImage } from '../input/item-images.ts';
import type { Item } from '../input/items.ts';

/** An image of the run. */
export interface ItemImage extends NamedImage {
	item: Item;
	/** Its place among the images of its item. */
	index: number;
}

/**
 * Returns how the names of files made from each image begin, no two alike: with its own name or, if that is unknown,
 * masked or not unique (a phone calls every photo the same), with the number of its item.
 */
export function fileStems(images: readonly ItemImage[]): string[] {
	const names = images.map((image) => (image.item.settings.mask === 'off' ? nameOf(image) : ''));
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	const isOwn = (name: string) => name !== '' && counts.get(name) === 1;
	const taken = new Set(names.filter(isOwn));
	return images.map((image, i) => {
		const name = names[i];
		if (isOwn(name)) return name;
		const wanted = name === '' ? numberOf(image) : `${name}_${numberOf(image)}`;
		let stem = wanted;
		// A file of the user's may have the name.
		for (let count = 2; taken.has(stem); count++) stem = `${wanted}_${count}`;
		taken.add(stem);
		return stem;
	});
}

function numberOf({ index, item: { itemIndex } }: ItemImage): string {
	return index === 0 ? `item-${itemIndex}` : `item-${itemIndex}-${index + 1}`;
}

/** Without folders: a stranger's form may name any, and n8n 1 keeps them. */
function nameOf({ fileName = '' }: NamedImage): string {
	return fileName.replace(/^.*[/\\]|\.[^.]*$/gs, '');
}
