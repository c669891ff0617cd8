import type { ApiErrorCode } from '../../../domain/api-error.ts';
import type { PlainReason, Why } from './why.mts';

/** Base of every error that the server answers with a code of the API's table. */
export abstract class ServerError extends Error {
	/** The code of `domain/api-error.ts` in the reply, which also sets its HTTP status. */
	abstract readonly code: ApiErrorCode;
	/** Present where it tells more than the code. */
	readonly why?: Why;
	/** Seconds after which the same request may succeed; absent where waiting does not help. */
	readonly retryAfterSeconds?: number;
}

export function errorClass(name: string, code: ApiErrorCode, retryAfterSeconds?: number) {
	return class extends ServerError {
		static override readonly name: string = name;
		override readonly name: string = name;
		override readonly code: ApiErrorCode = code;
		override readonly retryAfterSeconds?: number = retryAfterSeconds;
	};
}

export class ValidationError extends errorClass('ValidationError', 4000) {
	override readonly why: Why;

	/** A reason whose sentence names nothing is enough by itself. */
	constructor(why: Why | PlainReason) {
		super(typeof why === 'string' ? why : why.reason);
		this.why = typeof why === 'string' ? { reason: why } : why;
	}
}

/** Nothing is at this path: a Base URL with a path of its own leads there. */
export class UnknownPathError extends errorClass('UnknownPathError', 4044) {
	override readonly why: Why = { reason: 'path-unknown' };
}

export const OverloadedError = errorClass('OverloadedError', 5020, 2);

export const QueueTimeoutError = errorClass('QueueTimeoutError', 5020, 5);

/** The server is starting or stopping and takes no images. */
export const NotServingError = errorClass('NotServingError', 5020, 5);

/** The models could not be loaded; nothing can be read until an operator fixes that. */
export const EngineMissingError = errorClass('EngineMissingError', 5030);

/** The image took too long to read. It most likely would again: only time that it is worked on counts. */
export class ReadTimeoutError extends errorClass('ReadTimeoutError', 4000) {
	override readonly why: Why = { reason: 'read-timeout' };
}

export const ThreadDiedError = errorClass('ThreadDiedError', 5000);

/** The process that decoded the document was ended from outside. */
export const DecoderFailedError = errorClass('DecoderFailedError', 5000);
