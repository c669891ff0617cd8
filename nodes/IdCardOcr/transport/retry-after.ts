/**
 * Gives the wait a Retry-After header asks for, in ms: seconds, or an HTTP date (RFC 9110, section
 * 10.2.3). `undefined` when it says nothing usable.
 */
export function retryAfterMs(header: unknown, now: number): number | undefined {
	if (typeof header !== 'string') return undefined;
	if (/^\d+(\.\d+)?$/.test(header.trim())) return Number(header) * 1000;
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
