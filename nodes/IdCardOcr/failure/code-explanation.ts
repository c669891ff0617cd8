import { apiErrorKind, type ApiErrorCause, type ApiErrorCode } from '../../../domain/api-error.ts';
import type { Sentence } from '../../../domain/language/language.ts';
import type { FailureCause } from './failure.ts';
import { codeSentence, type Retry } from '../../../domain/result/reason.ts';

interface CodeExplanation {
	sentence: Sentence;
	/** What the person who built the workflow can do. */
	advice: string;
	cause?: FailureCause;
	retry: Retry;
	/** Whether every further image would get this code: the key, its quota or its balance is at fault. */
	endsRun: boolean;
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

const CAUSES: Record<ApiErrorCause, readonly [cause: FailureCause | undefined, retry: Retry]> = {
	'rate-limit': ['rate-limited', 'later'],
	quota: ['quota-exhausted', 'later'],
	credential: ['credential-invalid', 'credential'],
	service: ['temporarily-unavailable', 'later'],
	setup: ['configuration-invalid', 'credential'],
	request: [undefined, 'image'],
	image: [undefined, 'image'],
};

/** Explains a code. */
export function explainCode(code: number): CodeExplanation {
	const kind = apiErrorKind(code);
	if (kind === undefined) {
		return {
			sentence: codeSentence(code),
			advice: "Look the code up in the service's documentation.",
			retry: 'never',
			endsRun: false,
		};
	}
	const known = code as ApiErrorCode;
	const [cause, retry] = CAUSES[kind.cause];
	const endsRun = kind.cause === 'credential' || kind.cause === 'quota';
	return { sentence: codeSentence(code), advice: ADVICE[known], cause, retry, endsRun };
}
