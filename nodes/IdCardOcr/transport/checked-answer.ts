import { checkReply } from '../../../domain/api-reply.ts';
import type { ExtraRequest } from '../../../domain/extra.ts';
import type { ServiceAnswer } from '../calls/connection.ts';
import { UnusableImage } from '../failure/input-refusal.ts';
import { PASSING_STATUSES, PassingStatus } from '../failure/passing-status.ts';
import { UntrustedReply } from '../failure/untrusted-reply.ts';
import { maxReplyBytes, replyText } from './reply-text.ts';

export interface HttpReply {
	statusCode: number;
	headers: Record<string, unknown>;
	body: AsyncIterable<Uint8Array>;
}

/**
 * Reads and checks a reply, and returns it whatever its code. `asked` is the request's `extra`;
 * `stopped` aborts when the execution is stopped.
 * @throws UntrustedReply, PassingStatus or LostConnection, or UnusableImage for one too large for a proxy.
 */
export async function checkedAnswer(
	{ statusCode, headers, body }: HttpReply,
	asked?: ExtraRequest,
	stopped?: AbortSignal,
): Promise<ServiceAnswer> {
	const wait = retryAfterMs(headers['retry-after'], Date.now());
	const text = await replyText(body, maxReplyBytes(asked), stopped);
	if (statusCode >= 300 && statusCode < 400) throw new UntrustedReply('redirect', statusCode);
	const checked = text === undefined ? TOO_LONG : checkReply(parsed(text), asked !== undefined);
	if (!checked.ok) {
		const isForeign = ['not-json', 'no-code', 'too-long'].includes(checked.fault);
		if (isForeign && PASSING_STATUSES.includes(statusCode)) {
			throw new PassingStatus(statusCode, wait);
		}
		if (isForeign && statusCode === 413) {
			throw new UnusableImage('too-large', ({ tooLargeForProxy }) => tooLargeForProxy);
		}
		throw new UntrustedReply(checked.fault, statusCode, checked.field);
	}
	const { reply } = checked;
	// As the vendor's own client does when the body has no request ID.
	const headerId = headers['x-request-id'];
	if (reply.request_id === undefined && typeof headerId === 'string') reply.request_id = headerId;
	// A self-hosted server also says in English why it refused.
	const reason = headers['x-reason'];
	return { reply, retryAfterMs: wait, ...(typeof reason === 'string' && { reason }) };
}

const TOO_LONG = { ok: false, fault: 'too-long', field: undefined } as const;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/**
 * Returns the wait that a Retry-After header requests, in ms: seconds, or an HTTP date (RFC 9110,
 * section 10.2.3). `undefined` when it is missing or unusable. `now` is in ms since the epoch.
 */
export function retryAfterMs(header: unknown, now: number): number | undefined {
	if (typeof header !== 'string') return undefined;
	if (/^\d+(\.\d+)?$/.test(header.trim())) return Number(header) * 1000;
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
