import type { ApiErrorCode } from '../../../domain/api-error.ts';
import type { Extra } from '../extra/extra.mts';

/** Base of every fault the server answers with a code of the API's table. */
export abstract class ServerError extends Error {
	/** The code of `domain/api-error.ts` that the reply carries; its HTTP status follows from it. */
	abstract readonly code: ApiErrorCode;
	/** Seconds after which the same request may succeed, where waiting helps. */
	readonly retryAfterSeconds?: number;
}

/** The request itself is wrong. `message` is the Chinese `msg` of the reply and names no input. */
export class ValidationError extends ServerError {
	override readonly name = 'ValidationError';
	readonly code = 4000;
	/** Where HTTP has a status that says more than the code's own. */
	readonly httpStatus?: number;

	constructor(message: string, httpStatus?: number) {
		super(message);
		this.httpStatus = httpStatus;
	}
}

/** The key is not one of the server's. */
export class UnknownKeyError extends ServerError {
	override readonly name = 'UnknownKeyError';
	readonly code = 4011;
}

/** The key was suspended by the operator. */
export class KeySuspendedError extends ServerError {
	override readonly name = 'KeySuspendedError';
	readonly code = 4013;
}

/** The key may not be used from the caller's address. */
export class AddressNotAllowedError extends ServerError {
	override readonly name = 'AddressNotAllowedError';
	readonly code = 4014;
}

/** No key came with the request. */
export class MissingKeyError extends ServerError {
	override readonly name = 'MissingKeyError';
	readonly code = 4015;
}

/** The key was used too often within a second. */
export class TooManyCallsError extends ServerError {
	override readonly name = 'TooManyCallsError';
	readonly code = 4029;
	override readonly retryAfterSeconds = 1;
}

/** The key has used up its calls of the day. */
export class DailyQuotaError extends ServerError {
	override readonly name = 'DailyQuotaError';
	readonly code = 4030;
}

/** The server has as many pictures in hand as it may hold. */
export class OverloadedError extends ServerError {
	override readonly name = 'OverloadedError';
	readonly code = 5020;
	override readonly retryAfterSeconds = 2;
}

/** The server is starting or stopping, so it cannot take this picture. */
export class NotServingError extends ServerError {
	override readonly name = 'NotServingError';
	readonly code = 5020;
	override readonly retryAfterSeconds = 5;
}

/** The picture shows no card that could be read. */
export class UnreadableCardError extends ServerError {
	override readonly name = 'UnreadableCardError';
	readonly code = 5021;
	/** What was seen all the same, where the request asked for it. */
	readonly extra?: Extra;

	constructor(message: string, extra?: Extra) {
		super(message);
		this.extra = extra;
	}
}

/** The client left, so that nobody reads the reply. No code: it is never sent. */
export class ClientLeftError extends Error {
	override readonly name = 'ClientLeftError';
}

/** The models could not be loaded, so nothing can be read until somebody mends that. */
export class EngineMissingError extends ServerError {
	override readonly name = 'EngineMissingError';
	readonly code = 5030;
}
