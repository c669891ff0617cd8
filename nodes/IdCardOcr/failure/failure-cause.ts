import { apiErrorKind, type ApiErrorCause } from '../../../domain/api-error.ts';

/** The causes that n8n 2.37 and newer reads off an error; older versions ignore them. */
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

// Of the right kind by the table, but nobody can wait for them to pass.
const TO_BE_SET_UP = new Set([4044, 5030]);

/** Gives n8n's word for why a code was answered, or `undefined` when n8n has none for it. */
export function failureOfCode(code: number): { cause: FailureCause } | undefined {
	if (TO_BE_SET_UP.has(code)) return { cause: 'configuration-invalid' };
	const kind = apiErrorKind(code);
	const cause = kind && CAUSES[kind.cause];
	return cause && { cause };
}
