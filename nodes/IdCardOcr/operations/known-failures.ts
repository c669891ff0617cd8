import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemFailure } from '../failure/failed-item.ts';
import { OtherPictureRefused } from '../input/absent-picture.ts';
import type { ItemPicture } from '../input/item-picture.ts';

/**
 * Returns the failures that can be told before the first call, where a failure stops the workflow:
 * stopping then costs nothing, and nothing that was read is lost.
 */
export function knownFailures(
	context: IExecuteFunctions,
	pictures: readonly ItemPicture[],
	isTolerated: (thrown: unknown) => boolean = () => false,
): ItemFailure[] {
	if (context.continueOnFail()) return [];
	return pictures.flatMap(({ itemIndex, check }) => {
		try {
			check();
			return [];
		} catch (thrown) {
			if (isTolerated(thrown)) return [];
			return [
				{ itemIndex, thrown: thrown instanceof OtherPictureRefused ? thrown.refusal : thrown },
			];
		}
	});
}
