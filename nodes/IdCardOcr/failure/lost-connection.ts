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

const UNTRUSTED: Fault = {
	message: 'This n8n does not trust the certificate of the service',
	advice:
		'Start n8n with NODE_EXTRA_CA_CERTS set to a file with that certificate, or with the one of its authority.',
	cause: 'configuration-invalid',
	mayPass: false,
	gone: true,
};

const NO_TLS: Fault = {
	...UNTRUSTED,
	message: 'No TLS connection to the service could be made',
	advice:
		"If the server has no TLS, the 'Base URL' of the credential must start with http://. Otherwise ask whoever runs it which TLS it accepts.",
};

/** The code of a server that was called without TLS, and accepts nothing else. */
export const TLS_ONLY = 'TLS_ONLY';

const FAULTS: Record<string, Fault> = {
	CERT_HAS_EXPIRED: {
		...UNTRUSTED,
		message: 'The certificate of the service has expired',
		advice: 'Ask whoever runs the service to renew it.',
	},
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
	EPROTO: NO_TLS,
	ERR_CANCELED: {
		...CUT,
		message: 'The execution was stopped before the service answered',
		advice: 'Run the workflow again.',
		mayPass: false,
	},
	ERR_TLS_CERT_ALTNAME_INVALID: {
		...UNTRUSTED,
		message: 'The certificate of the service is for another host name',
		advice: "The 'Base URL' of the credential must have a host name that the certificate has.",
	},
	ETIMEDOUT: TOO_SLOW,
	[TLS_ONLY]: {
		...UNTRUSTED,
		message: 'The service only accepts TLS',
		advice: "The 'Base URL' of the credential must start with https://.",
	},
};

/** OpenSSL has many codes for TLS that fails, some of which name certificates, and for certificates. */
function faultOf(code: string): Fault {
	if (code.startsWith('ERR_SSL_')) return NO_TLS;
	const other = { ...UNREACHABLE, mayPass: false, gone: false };
	return FAULTS[code] ?? (/CERT|LEAF_SIGNATURE/.test(code) ? UNTRUSTED : other);
}

/** A request that got no whole reply. */
export class LostConnection extends PlainFailure {
	override readonly name = 'LostConnection';

	/**
	 * What happened, such as `ECONNREFUSED`, as n8n stores it on its own errors; empty where that is not known. It
	 * must not be passed on: n8n would replace these texts with its own, which name no item.
	 */
	readonly code: string;

	constructor(code: string) {
		const { message, advice, cause, mayPass, gone } = faultOf(code);
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
