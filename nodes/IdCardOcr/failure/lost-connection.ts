import { Failure, type FailureCause } from './failure.ts';
import type { Retry } from './reason.ts';

/** What a connection fault means, and n8n's name for its cause. */
interface Fault {
	message: string;
	advice: string;
	cause: FailureCause;
}

const CHECK_ADDRESS =
	"Check the 'Base URL' of the credential, that the server is running, and that this n8n can reach it.";

const TOO_SLOW: Fault = {
	message: 'The service did not answer in time',
	advice: "Run the item again later, or increase the option 'Timeout'.",
	cause: 'temporarily-unavailable',
};

const UNREACHABLE: Fault = {
	message: 'The service could not be reached',
	advice: CHECK_ADDRESS,
	cause: 'temporarily-unavailable',
};

const FAULTS: Record<string, Fault> = {
	ECONNABORTED: TOO_SLOW,
	ETIMEDOUT: TOO_SLOW,
	ERR_CANCELED: {
		message: 'The execution was stopped before the service answered',
		advice: 'Run the workflow again.',
		cause: 'temporarily-unavailable',
	},
	ECONNREFUSED: { ...UNREACHABLE, message: 'The service refused the connection' },
	ECONNRESET: {
		message: 'The connection was cut before the service answered',
		advice: 'Run the item again later.',
		cause: 'temporarily-unavailable',
	},
	ENOTFOUND: {
		message: 'The host name of the service could not be resolved',
		advice: CHECK_ADDRESS,
		cause: 'configuration-invalid',
	},
};

/** Faults that may be temporary. */
const TEMPORARY_FAULTS = new Set([
	'ECONNABORTED',
	'ECONNREFUSED',
	'ECONNRESET',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOTFOUND',
	'EPIPE',
	'ETIMEDOUT',
]);

/** Faults that no other image would escape: after all tries the service is gone. */
const GONE = ['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'];

/** A request that got no whole reply. */
export class LostConnection extends Failure {
	override readonly name = 'LostConnection';

	/**
	 * What happened, such as `ECONNREFUSED`, as n8n stores it on its own errors; empty where that is not known. It
	 * must not be passed on: n8n would replace these texts with its own, which name no item.
	 */
	readonly code: string;

	override readonly reasonCode = 'no-connection';

	override readonly retry: Retry;

	override readonly endsRun: boolean;

	override readonly isLeftOver: boolean;

	override readonly mayPass: boolean;

	constructor(code: string) {
		const { message, advice, cause } = FAULTS[code] ?? UNREACHABLE;
		super(message, advice, { cause });
		this.code = code;
		this.retry = cause === 'configuration-invalid' ? 'credential' : 'later';
		this.endsRun = this.isLeftOver = GONE.includes(code);
		this.mayPass = TEMPORARY_FAULTS.has(code);
	}
}
