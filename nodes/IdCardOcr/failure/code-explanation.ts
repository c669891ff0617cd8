import type { ApiErrorCode } from '../../../domain/api-error.ts';

/** What a code of the API means to the person who built the workflow, and how to go on. */
export interface CodeExplanation {
	message: string;
	advice: string;
}

const EXPLANATIONS: Record<ApiErrorCode, CodeExplanation> = {
	4000: {
		message: 'The service did not accept the request (4000)',
		advice:
			'Check the picture: JPEG or PNG, at most 10 MB as base64. A link must open for the service without a login.',
	},
	4011: {
		message: 'The API key is not valid (4011)',
		advice: "Open the 'ApiZero API' credential and enter the key again.",
	},
	4013: {
		message: 'The API key is suspended (4013)',
		advice: 'Ask ApiZero to release it, or use another key.',
	},
	4014: {
		message: "This n8n's network address is not on the key's allow-list (4014)",
		advice: 'Add the address that n8n calls from to the allow-list of the key.',
	},
	4015: {
		message: 'The service saw no API key (4015)',
		advice: "Open the 'ApiZero API' credential and enter a key.",
	},
	4022: {
		message: 'The balance of the account is used up (4022)',
		advice: 'Top up the account, then run the items that are left.',
	},
	4029: {
		message: 'The service receives more requests a second than the key allows (4029)',
		advice: 'Send fewer pictures at a time, then run the items that are left.',
	},
	4030: {
		message: "Today's calls of the key are used up (4030)",
		advice: 'Run the items that are left tomorrow, or ask ApiZero for a larger quota.',
	},
	4044: {
		message: 'The service does not offer ID card recognition at this address (4044)',
		advice: "Check the 'Base URL' of the credential.",
	},
	5000: {
		message: 'The service broke down on this request (5000)',
		advice: 'Run the item again later.',
	},
	5020: {
		message: 'The recognition service is not available right now (5020)',
		advice: 'Run the item again later.',
	},
	5021: {
		message: 'No ID card could be read in the picture',
		advice: 'Take a sharp photo of the whole card, without glare, and send it again.',
	},
	5030: {
		message: 'Recognition is not set up at the service (5030)',
		advice: 'Ask whoever runs it to switch it on.',
	},
};

/** Gives the English words for a code; the service's own are Chinese. */
export function explainCode(code: number): CodeExplanation {
	return (
		(EXPLANATIONS as Record<number, CodeExplanation | undefined>)[code] ?? {
			message: `The service refused the request with a code that this node does not know (${code})`,
			advice: "Look the code up in the service's documentation.",
		}
	);
}
