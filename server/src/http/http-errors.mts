import { errorClass } from '../errors/server-errors.mts';
import type { Why } from '../errors/why.mts';
import type { DocumentExtra } from '../engine/document-extra.mts';

export const UnknownKeyError = errorClass('UnknownKeyError', 4011);

export const KeySuspendedError = errorClass('KeySuspendedError', 4013);

export const AddressNotAllowedError = errorClass('AddressNotAllowedError', 4014);

export const MissingKeyError = errorClass('MissingKeyError', 4015);

/** The key was used too often within a second. */
export const TooManyCallsError = errorClass('TooManyCallsError', 4029, 1);

export const DailyQuotaError = errorClass('DailyQuotaError', 4030);

/** A photo link that is malformed or has expired, or whose key is gone or suspended. */
export class InvalidLinkError extends errorClass('InvalidLinkError', 4011) {
	override readonly why: Why;

	constructor(reason: 'link-invalid' | 'link-expired') {
		super(reason);
		this.why = { reason };
	}
}

export class LinkUsedUpError extends errorClass('LinkUsedUpError', 4030) {
	override readonly why: Why = { reason: 'link-used-up' };
}

/** The key's photo links had too many checks within a minute. */
export class TooManyChecksError extends errorClass('TooManyChecksError', 4029, 10) {}

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
