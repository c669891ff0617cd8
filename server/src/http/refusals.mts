import type { ApiErrorCode } from '../../../domain/api-error.ts';

/** Why a call was refused, for the metrics. */
export type Refusal =
	| 'invalid_request'
	| 'unknown_key'
	| 'key_suspended'
	| 'address_not_allowed'
	| 'missing_key'
	| 'too_many_calls'
	| 'daily_quota'
	| 'overloaded'
	| 'not_serving'
	| 'read_timeout'
	| 'limits_store_away';

/** The reasons that a reply's code tells. Other codes are outcomes of a call that was taken. */
export const REFUSAL_BY_CODE: Readonly<Partial<Record<number, Refusal>>> = {
	4000: 'invalid_request',
	4011: 'unknown_key',
	4013: 'key_suspended',
	4014: 'address_not_allowed',
	4015: 'missing_key',
	4029: 'too_many_calls',
	4030: 'daily_quota',
	5020: 'overloaded',
} satisfies Partial<Record<ApiErrorCode, Refusal>>;

/** The errors that share code 5020 with a server that is busy, by their names. */
export const REFUSAL_BY_ERROR: Readonly<Partial<Record<string, Refusal>>> = {
	NotServingError: 'not_serving',
	ReadTimeoutError: 'read_timeout',
	LimitsStoreError: 'limits_store_away',
};

/** Returns the reason for an error whose code has several. */
export function refusalOf({ name }: Error): Refusal | undefined {
	return REFUSAL_BY_ERROR[name];
}
