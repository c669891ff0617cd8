import { errorClass } from '../errors/server-errors.mts';
import type { DocumentExtra } from '../engine/document-extra.mts';

export const UnknownKeyError = errorClass('UnknownKeyError', 4011);

export const KeySuspendedError = errorClass('KeySuspendedError', 4013);

export const AddressNotAllowedError = errorClass('AddressNotAllowedError', 4014);

export const MissingKeyError = errorClass('MissingKeyError', 4015);

/** The key was used too often within a second. */
export const TooManyCallsError = errorClass('TooManyCallsError', 4029, 1);

export const DailyQuotaError = errorClass('DailyQuotaError', 4030);

/** The limits store is unreachable, and the operator allows no uncounted calls. */
export const LimitsStoreError = errorClass('LimitsStoreError', 5020, 5);

export class UnreadableCardError extends errorClass('UnreadableCardError', 5021) {
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
