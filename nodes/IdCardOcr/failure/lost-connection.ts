import type { ConnectionFault } from '../../../domain/language/language.ts';
import { type FailureCause, PlainFailure } from './failure.ts';

interface Fault {
	/** n8n's name for its cause. */
	cause: FailureCause;
	mayPass: boolean;
	/** Whether every other image would meet it, too: after all tries, the service counts as gone. */
	gone?: boolean;
}

const PASSING = { cause: 'temporarily-unavailable', mayPass: true } as const;

const AWAY = { ...PASSING, gone: true };

const MISCONFIGURED = { cause: 'configuration-invalid', mayPass: false, gone: true } as const;

const FAULTS: Record<ConnectionFault, Fault> = {
	'certificate-expired': MISCONFIGURED,
	cut: PASSING,
	'no-tls': MISCONFIGURED,
	'other-host': MISCONFIGURED,
	refused: AWAY,
	stopped: { ...PASSING, mayPass: false },
	'too-slow': PASSING,
	unreachable: AWAY,
	unresolved: { ...AWAY, cause: 'configuration-invalid' },
	untrusted: MISCONFIGURED,
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
		const known = kindOf(code);
		const kind = known ?? 'unreachable';
		const { cause, mayPass, gone } =
			known === undefined ? { ...AWAY, mayPass: false, gone: false } : FAULTS[known];
		super(({ connection }) => connection[kind], {
			reasonCode: 'no-connection',
			retry: cause === 'configuration-invalid' ? 'credential' : 'later',
			cure: ({ connectionCures }) => connectionCures[kind],
			serviceError: { cause },
			endsRun: gone,
			mayPass,
		});
	}
}
