/** Who can fix an error, which decides what a caller does next. */
export type ApiErrorCause =
	| 'request'
	| 'image'
	| 'credential'
	| 'rate-limit'
	| 'quota'
	| 'service'
	| 'setup';

interface ApiErrorKind {
	/** The label the API documentation gives the code. */
	label: string;
	httpStatus: number;
	cause: ApiErrorCause;
}

/**
 * Every error code of the gateway, shared by the node and the server.
 * Sources: API page section 8 (4000, 5020, 5021, 5030); ApiZero's published OpenAPI file and
 * platform documentation for the rest. The `code` decides, never the HTTP status: 4029 and 4030
 * both arrive as 429, yet only the first is worth retrying.
 */
export const API_ERRORS = {
	4000: { label: 'VALIDATION_ERROR', httpStatus: 400, cause: 'request' },
	4011: { label: 'UNAUTHORIZED', httpStatus: 401, cause: 'credential' },
	4013: { label: 'KEY_SUSPENDED', httpStatus: 403, cause: 'credential' },
	4014: { label: 'ADDRESS_NOT_ALLOWED', httpStatus: 403, cause: 'credential' },
	4015: { label: 'KEY_REQUIRED', httpStatus: 401, cause: 'credential' },
	4022: { label: 'INSUFFICIENT_BALANCE', httpStatus: 402, cause: 'quota' },
	4029: { label: 'TOO_MANY_REQUESTS', httpStatus: 429, cause: 'rate-limit' },
	4030: { label: 'DAILY_QUOTA_USED_UP', httpStatus: 429, cause: 'quota' },
	4044: { label: 'NOT_FOUND', httpStatus: 404, cause: 'setup' },
	5000: { label: 'INTERNAL_ERROR', httpStatus: 500, cause: 'service' },
	5020: { label: 'UPSTREAM_ERROR', httpStatus: 502, cause: 'service' },
	5021: { label: 'UPSTREAM_INVALID', httpStatus: 502, cause: 'image' },
	5030: { label: 'UPSTREAM_MISSING', httpStatus: 503, cause: 'setup' },
} as const satisfies Record<number, ApiErrorKind>;

export type ApiErrorCode = keyof typeof API_ERRORS;

/**
 * What a code means; `retryable`: whether the same request may succeed later without any change. `undefined` for an undocumented
 * code.
 */
export function apiErrorKind(code: number): (ApiErrorKind & { retryable: boolean }) | undefined {
	const kind = (API_ERRORS as Record<number, ApiErrorKind | undefined>)[code];
	return kind && { ...kind, retryable: kind.cause === 'rate-limit' || kind.cause === 'service' };
}
