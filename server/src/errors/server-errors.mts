import type { ApiErrorCode } from '../../../domain/api-error.ts';

/** Base of every error that the server answers with a code of the API's table. */
export abstract class ServerError extends Error {
	/** The code of `domain/api-error.ts` in the reply, which also sets its HTTP status. */
	abstract readonly code: ApiErrorCode;
	/** Seconds after which the same request may succeed; absent where waiting does not help. */
	readonly retryAfterSeconds?: number;
}

/** Makes the class of the errors that share a code. */
export function errorClass(name: string, code: ApiErrorCode, retryAfterSeconds?: number) {
	return class extends ServerError {
		static override readonly name: string = name;
		override readonly name: string = name;
		override readonly code: ApiErrorCode = code;
		override readonly retryAfterSeconds?: number = retryAfterSeconds;
	};
}

/** The request is invalid. `message` is the Chinese `msg` of the reply and quotes no input. */
export class ValidationError extends errorClass('ValidationError', 4000) {
	/** Set where a status other than the code's own describes the error better. */
	readonly httpStatus?: number;

	constructor(message: string, httpStatus?: number) {
		super(message);
		this.httpStatus = httpStatus;
	}
}

/** The server already holds as many images as it may. */
export const OverloadedError = errorClass('OverloadedError', 5020, 2);

/** The server is starting or stopping and takes no images. */
export const NotServingError = errorClass('NotServingError', 5020, 5);

/** The models could not be loaded; nothing can be read until an operator fixes that. */
export const EngineMissingError = errorClass('EngineMissingError', 5030);

/**
 * The image took too long to read. `message` is the Chinese `msg` of the reply: the code's own says
 * that the server is busy, but the image may be at fault.
 */
export const ReadTimeoutError = errorClass('ReadTimeoutError', 5020, 5);

/** The thread that worked on the image died. */
export const ThreadDiedError = errorClass('ThreadDiedError', 5000);

/** The process that decoded the document was ended from outside. */
export const DecoderFailedError = errorClass('DecoderFailedError', 5000);
