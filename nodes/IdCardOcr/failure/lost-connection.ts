import { type FailureCause, PlainFailure } from './failure.ts';

/** What a connection fault means, and n8n's name for its cause. */
interface Fault {
	message: string;
	advice: string;
	cause: FailureCause;
	/** Whether it may be temporary. */
	mayPass: boolean;
	/** Whether no other image would escape it: after all tries the service is gone. */
	gone?: boolean;
}

const TOO_SLOW: Fault = {
	message: 'The service did not answer in time',
	advice: "Run the item again later, or increase the option 'Timeout'.",
	cause: 'temporarily-unavailable',
	mayPass: true,
};

const UNREACHABLE: Fault = {
	message: 'The service could not be reached',
	advice:
		"Check the 'Base URL' of the credential, that the server is running, and that this n8n can reach it.",
	cause: 'temporarily-unavailable',
	mayPass: true,
	gone: true,
};

const CUT: Fault = {
	message: 'The connection was cut before the service answered',
	advice: 'Run the item again later.',
	cause: 'temporarily-unavailable',
	mayPass: true,
};

const FAULTS: Record<string, Fault> = {
	EAI_AGAIN: UNREACHABLE,
	ECONNABORTED: TOO_SLOW,
	ECONNREFUSED: { ...UNREACHABLE, message: 'The service refused the connection' },
	ECONNRESET: CUT,
	EHOSTUNREACH: UNREACHABLE,
	ENETUNREACH: UNREACHABLE,
	ENOTFOUND: {
		...UNREACHABLE,
		message: 'The host name of the service could not be resolved',
		cause: 'configuration-invalid',
	},
	EPIPE: CUT,
	ERR_CANCELED: {
		...CUT,
		message: 'The execution was stopped before the service answered',
		advice: 'Run the workflow again.',
		mayPass: false,
	},
	ETIMEDOUT: TOO_SLOW,
};

/** A request that got no whole reply. */
export class LostConnection extends PlainFailure {
	override readonly name = 'LostConnection';

	/**
	 * What happened, such as `ECONNREFUSED`, as n8n stores it on its own errors; empty where that is not known. It
	 * must not be passed on: n8n would replace these texts with its own, which name no item.
	 */
	readonly code: string;

	constructor(code: string) {
		const fault = FAULTS[code] ?? { ...UNREACHABLE, mayPass: false, gone: false };
		const { message, advice, cause, mayPass, gone } = fault;
		super(message, {
			reasonCode: 'no-connection',
			retry: cause === 'configuration-invalid' ? 'credential' : 'later',
			advice,
			serviceError: { cause },
			endsRun: gone,
			isLeftOver: gone,
			mayPass,
		});
		this.code = code;
	}
}
