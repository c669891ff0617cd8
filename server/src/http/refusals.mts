import { API_ERRORS, type ApiErrorCode } from '../../../domain/api-error.ts';
import {
	NotServingError,
	QueueTimeoutError,
	ReadTimeoutError,
	ServerError,
} from '../errors/server-errors.mts';
import { LimitsStoreError } from './http-errors.mts';

/** Why a call was refused, for the metrics, by the reply's code. Other codes are outcomes of accepted calls. */
export const REFUSAL_BY_CODE: Readonly<Partial<Record<number, string>>> = {
	4000: 'invalid_request',
	4011: 'unknown_key',
	4013: 'key_suspended',
	4014: 'address_not_allowed',
	4015: 'missing_key',
	4029: 'too_many_calls',
	4030: 'daily_quota',
	5020: 'overloaded',
} satisfies Partial<Record<ApiErrorCode, string>>;

type ErrorClass = new (message: string) => ServerError;

/** Reasons by the error's class, where several errors share a code. */
const REFUSAL_BY_ERROR: ReadonlyMap<ErrorClass, string> = new Map<ErrorClass, string>([
	[NotServingError, 'not_serving'],
	[QueueTimeoutError, 'queue_timeout'],
	[ReadTimeoutError, 'read_timeout'],
	[LimitsStoreError, 'limits_store_away'],
]);

/** Why a call was refused, where the code does not tell. */
export const refusalOf = (error: ServerError): string | undefined =>
	REFUSAL_BY_ERROR.get(error.constructor as ErrorClass);

/**
 * Whether an error is a refusal that is held back when a client gets many of them: of too many calls or invalid ones, not
 * of its key.
 */
export function isPaced(error: Error & { statusCode?: number }): boolean {
	// A stopping server holds nothing back.
	if (error instanceof NotServingError) return false;
	if (error instanceof ServerError) {
		const isOfKey = API_ERRORS[error.code].cause === 'credential';
		return error.code in REFUSAL_BY_CODE && !isOfKey;
	}
	// Fastify's own, such as a wrong Content-Type.
	const { statusCode = 500 } = error;
	return statusCode >= 400 && statusCode < 500;
}
