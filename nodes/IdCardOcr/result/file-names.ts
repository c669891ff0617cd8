import type { ResultSettings } from '../input/result-settings.ts';

/** Returns the column `file_name`; `null` without a name, or where one may reveal what is masked. */
export function fileNameColumn(
	names: Iterable<string | undefined>,
	{ mask }: ResultSettings,
): string | null {
	const known = [...names].filter((name) => name !== undefined);
	return mask === 'off' && known.length > 0 ? known.join(', ') : null;
}

/** Returns a file's name, after its `place` where another one has the same: phones call every photo `image.jpg`. */
export function distinctName<Named extends { fileName?: string }>(
	file: Named,
	all: readonly Named[],
	place = '',
): string | undefined {
	const { fileName } = file;
	const isShared = all.some((one) => one !== file && one.fileName === fileName);
	return fileName !== undefined && place !== '' && isShared ? `${place}:${fileName}` : fileName;
}
