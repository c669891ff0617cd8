import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemFailure } from '../failure/failed-item.ts';
import { OtherPictureRefused } from '../input/absent-picture.ts';
import type { ItemPicture } from '../input/item-picture.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Prepared } from './prepared.ts';

/**
 * Returns the failures that can be told before the first call, where a failure stops the workflow:
 * stopping then costs nothing, and nothing that was read is lost.
 */
export function knownFailures(
	context: IExecuteFunctions,
	pictures: readonly ItemPicture[],
	settings: ReadonlyArray<Prepared<ResultSettings>>,
	isTolerated: (thrown: unknown) => boolean = () => false,
): ItemFailure[] {
	if (context.continueOnFail()) return [];
	return pictures.flatMap(({ itemIndex, check }) => {
		const prepared = settings[itemIndex];
		if ('thrown' in prepared) return [{ itemIndex, thrown: prepared.thrown }];
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
