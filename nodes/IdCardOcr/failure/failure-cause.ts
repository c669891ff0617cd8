import { apiErrorKind, type ApiErrorCause } from '../../../domain/api-error.ts';

/** The causes that n8n 2.37 and newer understands on an error; older versions ignore them. */
export type FailureCause =
	| 'rate-limited'
	| 'quota-exhausted'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'configuration-invalid';

const CAUSES: Record<ApiErrorCause, FailureCause | undefined> = {
	'rate-limit': 'rate-limited',
	quota: 'quota-exhausted',
	credential: 'credential-invalid',
	service: 'temporarily-unavailable',
	request: undefined,
	picture: undefined,
};

// Waiting does not help with these: somebody has to change the setup first.
const NEEDS_SETUP = new Set([4044, 5030]);

/** Returns n8n's name for the cause of a code, or `undefined` when it has none. */
export function failureOfCode(code: number): { cause: FailureCause } | undefined {
	if (NEEDS_SETUP.has(code)) return { cause: 'configuration-invalid' };
	const kind = apiErrorKind(code);
	const cause = kind && CAUSES[kind.cause];
	return cause && { cause };
}
