import { apiErrorKind } from '../../../domain/api-error.ts';

/** Whether every further image would get this code too: the key, its quota or its balance. */
export function endsAllSending(code: number): boolean {
	const cause = apiErrorKind(code)?.cause;
	return cause === 'credential' || cause === 'quota';
}
