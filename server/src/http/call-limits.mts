import type { CallCounter, Refusal } from '../limits/call-counter.mts';
import type { KnownApiKey } from './api-key-ring.mts';
import { DailyQuotaError, LimitsStoreError, TooManyCallsError } from './http-errors.mts';

const ERRORS: Readonly<Record<Refusal, () => Error>> = {
	second: () => new TooManyCallsError('The key has no calls left in this second.'),
	day: () => new DailyQuotaError('The key has no calls left today.'),
	'store-away': () => new LimitsStoreError('The store of limits does not answer.'),
};

/**
 * Counts a call. Returns a function that takes it off the day's count again, for calls that fail.
 * @throws DailyQuotaError or TooManyCallsError when the key has no calls left, LimitsStoreError when
 * nobody knows; then nothing is counted.
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
 * Refuses a call of a key that is known to have used up its day, without counting it.
 * @throws DailyQuotaError then.
 */
export function checkDay(calls: CallCounter, { id, limits = {} }: KnownApiKey): void {
	if (calls.isDayUsedUp(id, limits)) throw ERRORS.day();
}
