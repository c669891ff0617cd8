import { errorClass } from '../errors/server-errors.mts';
import type { DocumentExtra } from '../engine/document-extra.mts';

/** The server has no such key. */
export const UnknownKeyError = errorClass('UnknownKeyError', 4011);

/** The operator suspended the key. */
export const KeySuspendedError = errorClass('KeySuspendedError', 4013);

/** The key may not be used from the caller's address. */
export const AddressNotAllowedError = errorClass('AddressNotAllowedError', 4014);

/** The request has no key. */
export const MissingKeyError = errorClass('MissingKeyError', 4015);

/** The key was used too often within a second. */
export const TooManyCallsError = errorClass('TooManyCallsError', 4029, 1);

/** The key has used up its calls of the day. */
export const DailyQuotaError = errorClass('DailyQuotaError', 4030);

/** The limits store is unreachable, and the operator allows no uncounted calls. */
export const LimitsStoreError = errorClass('LimitsStoreError', 5020, 5);

/** The image shows no readable card. */
export class UnreadableCardError extends errorClass('UnreadableCardError', 5021) {
	/** What was recognized nonetheless, if the request asked for it. */
	readonly extra?: DocumentExtra;

	constructor(message: string, extra?: DocumentExtra) {
		super(message);
		this.extra = extra;
	}
}

/** The client disconnected. No code, since nobody reads a reply. */
export class ClientLeftError extends Error {
	override readonly name = 'ClientLeftError';
}
