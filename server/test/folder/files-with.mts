import { emptyIdCardFields } from '../../../domain/id-card.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';
import type { Told } from '../../../test/domain/pairing/sides-in-files.mts';
import { type ReadFile, unreadFile } from '../../src/folder/read-file.mts';

/** Files with these sides, each with its name for a digest; `null`: nothing was read in it. */
export function filesWith(files: Record<string, readonly Told[] | null>): ReadFile[] {
	return Object.entries(files).map(([name, sides], image) =>
		sides === null
			? unreadFile(name, () => 'It is torn')
			: {
					name,
					digest: name,
					unknown: [],
					sides: sides.map((told, index): FoundSide => {
						const { page = 1, side, ...own } = told;
						const fields = { ...emptyIdCardFields(), side, ...own };
						return { side, fields, page, image, index, reviews: [], place: 1, files: {} };
					}),
				},
	);
}
