import type { IExecuteFunctions } from 'n8n-workflow';

import { LostConnection } from '../failure/lost-connection.ts';
import { failureOf } from '../failure/thrown-failure.ts';
import { UntrustedReply } from '../failure/untrusted-reply.ts';

/** Enough to find out, and little beside the tries that it follows. */
const TIMEOUT_MS = 5000;

/** Whether a proxy may have answered in place of the server, which it could not or would not reach. */
const isFromProxy = (status: number) => status === 403 || status === 407 || status >= 500;

/**
 * Whether a call failed because `baseUrl` is without TLS and its server accepts nothing else: it cuts such a
 * connection, or answers in words of its own. So it is asked, without the key or an image, which makes its
 * certificate irrelevant.
 */
export async function isTlsOnly(
	context: IExecuteFunctions,
	baseUrl: string,
	thrown: unknown,
): Promise<boolean> {
	const { protocol, hostname, port } = new URL(baseUrl);
	const failure = failureOf(thrown);
	const isCut = failure instanceof LostConnection && failure.code === 'ECONNRESET';
	if (protocol !== 'http:' || !(isCut || failure instanceof UntrustedReply)) return false;
	try {
		const reply = (await context.helpers.httpRequest({
			method: 'HEAD',
			url: `https://${hostname}:${port || '80'}`,
			timeout: TIMEOUT_MS,
			skipSslCertificateValidation: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			returnFullResponse: true,
		})) as { statusCode: number };
		return !isFromProxy(reply.statusCode);
	} catch {
		return false;
	}
}
