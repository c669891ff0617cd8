import type { IBinaryData, IBinaryKeyData, IDataObject } from 'n8n-workflow';

import type { ExtraImages } from '../../../domain/extra.ts';
import { COPY_PREFIX } from '../input/asked-copies.ts';
import type { NamedSides } from './details-columns.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';

/**
 * Returns the copies of these sides. Fields and files are named after what they show, and after the side unless its
 * name is ''. `stemOf` returns the beginning of the names of a side's files.
 */
export function copiesOf(
	sides: NamedSides,
	asked: ExtraImages | undefined,
	stemOf: (side: FoundSide<IBinaryData>) => string,
): { files: IBinaryKeyData; json: IDataObject } {
	if (asked === undefined) return { files: {}, json: {} };
	const missing: string[] = [];
	const files: IBinaryKeyData = {};
	const found = Object.entries(sides).flatMap(([name, side]) => (side ? [{ name, side }] : []));
	for (const { name, side } of found) {
		const number = side.index === 0 ? '' : `_${side.index + 1}`;
		for (const [kind, file] of wanted(side, asked)) {
			const copy = [kind, ...(name === '' || kind === 'portrait' ? [] : [name])].join('_');
			const field = `${COPY_PREFIX}${copy}`;
			if (file === undefined) missing.push(field);
			else files[field] = { ...file, fileName: `${stemOf(side)}_${copy}${number}.jpg` };
		}
	}
	return { files, json: { copies_missing: found.length > 0 ? missing.join(', ') : null } };
}

/** What was asked for of a side: an emblem side has no portrait. */
function wanted(
	{ side, files }: FoundSide<IBinaryData>,
	{ crops = [], redact }: ExtraImages,
): Array<[kind: string, file: IBinaryData | undefined]> {
	const kinds = crops.filter((kind) => kind === 'card' || side === 1);
	const all = [...kinds, ...(redact === undefined ? [] : (['page'] as const))];
	return all.map((kind) => [kind, files[kind]]);
}
