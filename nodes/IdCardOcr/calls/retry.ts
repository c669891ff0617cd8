import { NodeApiError } from 'n8n-workflow';

import { apiErrorKind } from '../../../domain/api-error.ts';
import type { ServiceAnswer } from './connection.ts';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/** The longest that the service may ask a run to wait; beyond it, waiting is the user's decision. */
const LONGEST_RETRY_AFTER_MS = 120_000;

/** Connection faults that may pass: n8n gives them as `httpCode`. */
const PASSING_FAULTS = new Set([
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

/** Tells whether the service's code says that the same request may succeed later. */
export function mayRetryAnswer({ reply }: ServiceAnswer): boolean {
	return apiErrorKind(reply.code)?.retryable === true;
}

/** Tells whether a thrown fault is one of the connection, which may pass. */
export function mayRetryThrown(thrown: unknown): boolean {
	if (!(thrown instanceof NodeApiError)) return false;
	return PASSING_FAULTS.has(thrown.httpCode ?? '') || wasCutInBody(thrown);
}

/** Statuses are never acted on, so one on a thrown error means that the body after it broke off. */
export function wasCutInBody({ httpCode }: NodeApiError): boolean {
	return /^\d+$/.test(httpCode ?? '');
}

/** Gives what the service asks to wait, in ms, as far as a run goes along with it. */
export function acceptedRetryAfter(asked: number | undefined): number {
	return Math.min(LONGEST_RETRY_AFTER_MS, asked ?? 0);
}

/**
 * Gives how long to wait in ms before try `next` (2 for the second): doubled each time, with up to
 * half of it at random so that several workers do not return at the same moment. What the service
 * asked for in Retry-After is the least.
 */
export function retryDelay(next: number, retryAfterMs = 0): number {
	const doubled = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (next - 2));
	return Math.max(acceptedRetryAfter(retryAfterMs), doubled) + Math.random() * (doubled / 2);
}
