import { apiErrorKind, type ApiErrorCause, type ApiErrorCode } from '../../../domain/api-error.ts';
import type { FailureCause } from './failure.ts';
import type { Retry } from './reason.ts';

/** What a code of the API means to the person who built the workflow, and what to do. */
interface CodeExplanation {
	message: string;
	advice: string;
}

/** What each code means, and what to do. */
const EXPLANATIONS: Record<ApiErrorCode, readonly [message: string, advice: string]> = {
	4000: [
		'The service did not accept the request (4000)',
		'Check the image: JPEG or PNG, at most 10 MB as base64, or what a self-hosted server is set to take. The service must be able to open a link without a login.',
	],
	4011: [
		'The API key is not valid (4011)',
		"Open the 'ApiZero API' credential and enter the key again.",
	],
	4013: ['The API key is suspended (4013)', 'Ask ApiZero to reactivate it, or use another key.'],
	4014: [
		"This n8n's network address is not on the key's allow-list (4014)",
		"Add the address that n8n connects from to the key's allow-list.",
	],
	4015: [
		'The service received no API key (4015)',
		"Open the 'ApiZero API' credential and enter a key.",
	],
	4022: [
		"The account's balance is used up (4022)",
		'Top up the account, then run the remaining items.',
	],
	4029: [
		'The service received more requests per second than the key allows (4029)',
		"Set 'Requests per Second' to less than the key allows, then run the remaining items.",
	],
	4030: [
		"The key's calls for today are used up (4030)",
		'Run the remaining items tomorrow, or ask ApiZero for a larger quota.',
	],
	4044: [
		'The service does not offer ID card recognition at this address (4044)',
		"Check the 'Base URL' of the credential.",
	],
	5000: ['The service failed on this request (5000)', 'Run the item again later.'],
	5020: ['The recognition service is currently unavailable (5020)', 'Run the item again later.'],
	5021: [
		'No ID card could be read in the image',
		'Take a sharp photo of the whole card, without glare, and send it again.',
	],
	5030: [
		'Recognition is not set up on the service (5030)',
		'Ask whoever runs the service to set it up.',
	],
};

/** Explains a code in English; the service's own messages are Chinese. */
export function explainCode(code: number): CodeExplanation {
	const explained = (EXPLANATIONS as Partial<Record<number, readonly [string, string]>>)[code];
	const [message, advice] = explained ?? [
		`The service refused the request with an unknown code (${code})`,
		"Look the code up in the service's documentation.",
	];
	return { message, advice };
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
