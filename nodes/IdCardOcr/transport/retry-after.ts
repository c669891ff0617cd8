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
