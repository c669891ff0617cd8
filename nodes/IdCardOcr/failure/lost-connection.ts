import type { ConnectionFault } from '../../../domain/language/language.ts';
import { type FailureCause, PlainFailure } from './failure.ts';

interface Fault {
	advice: string;
	/** n8n's name for its cause. */
	cause: FailureCause;
	mayPass: boolean;
	/** Whether every other image would meet it, too: after all tries, the service counts as gone. */
	gone?: boolean;
}

const PASSING = { cause: 'temporarily-unavailable', mayPass: true } as const;

const AWAY = {
	...PASSING,
	gone: true,
	advice:
		"Check the 'Base URL' of the credential, that the server is running, and that this n8n can reach it.",
};

const MISCONFIGURED = { cause: 'configuration-invalid', mayPass: false, gone: true } as const;

const FAULTS: Record<ConnectionFault, Fault> = {
	'certificate-expired': { ...MISCONFIGURED, advice: 'Ask whoever runs the service to renew it.' },
	cut: {
		...PASSING,
		advice:
			"Run the item again later. If the server accepts only TLS, the 'Base URL' of the credential must start with https://.",
	},
	'no-tls': {
		...MISCONFIGURED,
		advice:
			"If the server has no TLS, the 'Base URL' of the credential must start with http://. Otherwise ask whoever runs it which TLS it accepts.",
	},
	'other-host': {
		...MISCONFIGURED,
		advice: "The 'Base URL' of the credential must have a host name that the certificate has.",
	},
	refused: AWAY,
	stopped: { ...PASSING, mayPass: false, advice: 'Run the workflow again.' },
	'too-slow': {
		...PASSING,
		advice: "Run the item again later, or increase the option 'Timeout'.",
	},
	unreachable: AWAY,
	unresolved: { ...AWAY, cause: 'configuration-invalid' },
	untrusted: {
		...MISCONFIGURED,
		advice:
			"Start n8n with NODE_EXTRA_CA_CERTS set to a file with that certificate, or with its authority's.",
	},
};

const KINDS: Record<string, ConnectionFault> = {
	CERT_HAS_EXPIRED: 'certificate-expired',
	EAI_AGAIN: 'unreachable',
	ECONNABORTED: 'too-slow',
	ECONNREFUSED: 'refused',
	ECONNRESET: 'cut',
	EHOSTUNREACH: 'unreachable',
	ENETUNREACH: 'unreachable',
	ENOTFOUND: 'unresolved',
	EPIPE: 'cut',
	EPROTO: 'no-tls',
	ERR_CANCELED: 'stopped',
	ERR_TLS_CERT_ALTNAME_INVALID: 'other-host',
	ETIMEDOUT: 'too-slow',
};

/** OpenSSL has many codes for TLS that fails, some of which name certificates, and for certificates. */
function kindOf(code: string): ConnectionFault | undefined {
	if (code.startsWith('ERR_SSL_')) return 'no-tls';
	return KINDS[code] ?? (/CERT|LEAF_SIGNATURE/.test(code) ? 'untrusted' : undefined);
}

export class LostConnection extends PlainFailure {
	/** `code`: what happened, such as `ECONNREFUSED`; empty where that is not known. */
	constructor(code: string) {
		const kind = kindOf(code);
		const { advice, cause, mayPass, gone } =
			kind === undefined ? { ...AWAY, mayPass: false, gone: false } : FAULTS[kind];
		super(({ connection }) => connection[kind ?? 'unreachable'], {
			reasonCode: 'no-connection',
			retry: cause === 'configuration-invalid' ? 'credential' : 'later',
			advice,
			serviceError: { cause },
			endsRun: gone,
			mayPass,
		});
	}
}
