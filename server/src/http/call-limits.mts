import type { CallCounter, LimitRefusal } from '../limits/call-counter.mts';
import type { KnownApiKey } from './api-key-ring.mts';
import { DailyQuotaError, LimitsStoreError, TooManyCallsError } from './http-errors.mts';

const ERRORS: Readonly<Record<LimitRefusal, () => Error>> = {
	second: () => new TooManyCallsError('The key has no calls left in this second.'),
	day: () => new DailyQuotaError('The key has no calls left today.'),
	'store-away': () => new LimitsStoreError('The limits store does not answer.'),
};

/**
 * Counts a call. Returns a function that takes it off the day's count again, for calls that fail.
 * @throws DailyQuotaError or TooManyCallsError when the key has no calls left, LimitsStoreError when the
 * store does not answer; then nothing is counted.
 */
export async function countCall(
	calls: CallCounter,
	{ id, limits = {} }: KnownApiKey,
): Promise<() => Promise<void>> {
	const counted = await calls.count(id, limits);
	if (counted.refused !== undefined) throw ERRORS[counted.refused]();
	return () => counted.uncount();
}

/**
 * Refuses a call, without counting it, if its key is known to have used up its day or, with `bySecond`,
 * its second. `bySecond` is for keys that flood: a key that keeps to its limit has a call free again by
 * the time the body has arrived.
 * @throws DailyQuotaError or TooManyCallsError then.
 */
export function checkLimits(
	calls: CallCounter,
	{ id, limits = {} }: KnownApiKey,
	{ bySecond }: { bySecond: boolean },
): void {
	if (calls.isDayUsedUp(id, limits)) throw ERRORS.day();
	if (bySecond && calls.isSecondUsedUp(id, limits)) throw ERRORS.second();
}
