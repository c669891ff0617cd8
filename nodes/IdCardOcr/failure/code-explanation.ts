import { apiErrorKind, type ApiErrorCause, type ApiErrorCode } from '../../../domain/api-error.ts';
import type { Sentence } from '../../../domain/language/language.ts';
import type { FailureCause } from './failure.ts';
import type { Retry } from './reason.ts';

/** What a code of the API means, and what the person who built the workflow can do. */
interface CodeExplanation {
	sentence: Sentence;
	advice: string;
}

const ADVICE: Record<ApiErrorCode, string> = {
	4000: 'Check the image: JPEG or PNG, at most 10 MB as base64, or what a self-hosted server is set to take. The service must be able to open a link without a login.',
	4011: "Open the 'ApiZero API' credential and enter the key again.",
	4013: 'Ask whoever runs the service to reactivate it, or use another key.',
	4014: "Add the address that n8n connects from to the key's allow-list.",
	4015: "Open the 'ApiZero API' credential and enter a key.",
	4022: 'Top up the account, then run the remaining items.',
	4029: "Set 'Requests per Second' to less than the key allows, then run the remaining items.",
	4030: 'Run the remaining items tomorrow, or ask whoever runs the service for a larger quota.',
	4044: "Check the 'Base URL' of the credential.",
	5000: 'Run the item again later.',
	5020: 'Run the item again later.',
	5021: 'Take a sharp photo of the whole card, without glare, and send it again.',
	5030: 'Ask whoever runs the service to set it up.',
};

/** Explains a code; the service's own messages are Chinese. */
export function explainCode(code: number): CodeExplanation {
	if (isKnown(code)) return { sentence: ({ codes }) => codes[code], advice: ADVICE[code] };
	return {
		sentence: ({ unknownCode }) => unknownCode(code),
		advice: "Look the code up in the service's documentation.",
	};
}

function isKnown(code: number): code is ApiErrorCode {
	return code in ADVICE;
}

/** What n8n calls a cause, and what has to change before an image is sent again. */
const CAUSES: Record<ApiErrorCause, readonly [cause: FailureCause | undefined, retry: Retry]> = {
	'rate-limit': ['rate-limited', 'later'],
	quota: ['quota-exhausted', 'later'],
	credential: ['credential-invalid', 'credential'],
	service: ['temporarily-unavailable', 'later'],
	request: [undefined, 'image'],
	image: [undefined, 'image'],
};

// Waiting does not help with these: somebody has to change the setup first.
const NEEDS_SETUP = new Set([4044, 5030]);

/** Returns n8n's name for the cause of a code, if it has one, and what has to change before the image is sent again. */
export function causeOfCode(code: number): { cause?: FailureCause; retry: Retry } {
	if (NEEDS_SETUP.has(code)) return { cause: 'configuration-invalid', retry: 'credential' };
	const kind = apiErrorKind(code);
	const [cause, retry] = kind ? CAUSES[kind.cause] : [undefined, 'never' as const];
	return { cause, retry };
}
