import type { IDataObject } from 'n8n-workflow';

import { asksForDetails } from '../result/details-json.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import type { Settled } from '../result/settle.ts';
import { sourcesOf } from './finish.ts';
import type { Prepared } from './prepared.ts';

/** Returns how many items say that a person should look at them; failed ones say more than that. */
export function itemsToReview(
	settled: readonly Settled[],
	settings: ReadonlyArray<Prepared<ResultSettings>>,
): number {
	return settled.filter((one) => {
		if ('thrown' in one) return false;
		const own = settings[sourcesOf(one.item)[0]];
		if ('thrown' in own || !asksForDetails(own)) return false;
		const { json } = one.item;
		const result = own.outputField === '' ? json : (json[own.outputField] as IDataObject);
		const details = result.details as IDataObject | undefined;
		return result.needs_review === true || details?.needsReview === true;
	}).length;
}
