import type { ConnectionFault } from '../../../domain/language/language.ts';
import { type FailureCause, PlainFailure } from './failure.ts';

/** What a connection fault means, and n8n's name for its cause. */
interface Fault {
	kind: ConnectionFault;
	advice: string;
	cause: FailureCause;
	mayPass: boolean;
	/** Whether every other image would meet it, too: after all tries, the service counts as gone. */
	gone?: boolean;
}

const TOO_SLOW: Fault = {
	kind: 'too-slow',
	advice: "Run the item again later, or increase the option 'Timeout'.",
	cause: 'temporarily-unavailable',
	mayPass: true,
};

const UNREACHABLE: Fault = {
	kind: 'unreachable',
	advice:
		"Check the 'Base URL' of the credential, that the server is running, and that this n8n can reach it.",
	cause: 'temporarily-unavailable',
	mayPass: true,
	gone: true,
};

const CUT: Fault = {
	kind: 'cut',
	advice: 'Run the item again later.',
	cause: 'temporarily-unavailable',
	mayPass: true,
};

const UNTRUSTED: Fault = {
	kind: 'untrusted',
	advice:
		'Start n8n with NODE_EXTRA_CA_CERTS set to a file with that certificate, or with the one of its authority.',
	cause: 'configuration-invalid',
	mayPass: false,
	gone: true,
};

const NO_TLS: Fault = {
	...UNTRUSTED,
	kind: 'no-tls',
	advice:
		"If the server has no TLS, the 'Base URL' of the credential must start with http://. Otherwise ask whoever runs it which TLS it accepts.",
};

/** A server that was called without TLS, and accepts nothing else. */
export const TLS_ONLY = 'TLS_ONLY';

const FAULTS: Record<string, Fault> = {
	CERT_HAS_EXPIRED: {
		...UNTRUSTED,
		kind: 'certificate-expired',
		advice: 'Ask whoever runs the service to renew it.',
	},
	EAI_AGAIN: UNREACHABLE,
	ECONNABORTED: TOO_SLOW,
	ECONNREFUSED: { ...UNREACHABLE, kind: 'refused' },
	ECONNRESET: CUT,
	EHOSTUNREACH: UNREACHABLE,
	ENETUNREACH: UNREACHABLE,
	ENOTFOUND: {
		...UNREACHABLE,
		kind: 'unresolved',
		cause: 'configuration-invalid',
	},
	EPIPE: CUT,
	EPROTO: NO_TLS,
	ERR_CANCELED: {
		...CUT,
		kind: 'stopped',
		advice: 'Run the workflow again.',
		mayPass: false,
	},
	ERR_TLS_CERT_ALTNAME_INVALID: {
		...UNTRUSTED,
		kind: 'other-host',
		advice: "The 'Base URL' of the credential must have a host name that the certificate has.",
	},
	ETIMEDOUT: TOO_SLOW,
	[TLS_ONLY]: {
		...UNTRUSTED,
		kind: 'tls-only',
		advice: "The 'Base URL' of the credential must start with https://.",
	},
};

/** OpenSSL has many codes for TLS that fails, some of which name certificates, and for certificates. */
function faultOf(code: string): Fault {
	if (code.startsWith('ERR_SSL_')) return NO_TLS;
	const other = { ...UNREACHABLE, mayPass: false, gone: false };
	return FAULTS[code] ?? (/CERT|LEAF_SIGNATURE/.test(code) ? UNTRUSTED : other);
}

export class LostConnection extends PlainFailure {
	/**
	 * What happened, such as `ECONNREFUSED`, as n8n stores it on its own errors; empty where that is not known. It
	 * must not be passed on: n8n would replace these texts with its own, which name no item.
	 */
	readonly code: string;

	constructor(code: string) {
		const { kind, advice, cause, mayPass, gone } = faultOf(code);
		super(({ connection }) => connection[kind], {
			reasonCode: 'no-connection',
			retry: cause === 'configuration-invalid' ? 'credential' : 'later',
			advice,
			serviceError: { cause },
			endsRun: gone,
			mayPass,
		});
		this.code = code;
	}
}
