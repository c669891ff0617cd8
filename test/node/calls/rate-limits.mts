/** Decides about each request to a service, at the time when it arrives. */
export type RateLimit = () => boolean;

/** A token bucket that is full at first. */
export function tokenBucket(perSecond: number, burst: number): RateLimit {
	let tokens = burst;
	let filledAt = Date.now();
	return () => {
		tokens = Math.min(burst, tokens + ((Date.now() - filledAt) / 1000) * perSecond);
		filledAt = Date.now();
		if (tokens < 1) return false;
		tokens--;
		return true;
	};
}

/** As many as `perSecond` in any second, as our server counts. */
export function slidingWindow(perSecond: number): RateLimit {
	let accepted: number[] = [];
	return () => {
		accepted = accepted.filter((time) => time > Date.now() - 1000);
		if (accepted.length >= perSecond) return false;
		accepted.push(Date.now());
		return true;
	};
}
