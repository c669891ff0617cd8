import type { IDataObject } from 'n8n-workflow';

import type { InputItem } from './item.ts';

/**
 * Returns the items of a card's front and back as one: the front's row wins over the back's, and the
 * files are named after their side.
 */
export function joinedInput(front: InputItem, back: InputItem): InputItem {
	const binary = { ...named(front.binary, 'front'), ...named(back.binary, 'back') };
	const inJson = Object.keys({ ...front.filesInJson, ...back.filesInJson }).map((key) => {
		const [ofFront, ofBack] = [front, back].map(
			({ filesInJson }) => filesInJson[key] as IDataObject,
		);
		return [key, { ...named(ofFront, 'front'), ...named(ofBack, 'back') }] as const;
	});
	return {
		itemIndex: front.itemIndex,
		row: { ...back.row, ...front.row },
		filesInJson: Object.fromEntries(inJson),
		...(Object.keys(binary).length === 0 ? {} : { binary }),
	};
}

function named<File>(files: Record<string, File> = {}, side: string): Record<string, File> {
	const entries = Object.entries(files);
	return Object.fromEntries(
		entries.map(([name, file]) => [entries.length === 1 ? side : `${side}_${name}`, file]),
	);
}
