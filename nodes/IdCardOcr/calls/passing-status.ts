/** HTTP statuses with which a proxy says that the same request may succeed later. */
const PASSING_STATUSES = [429, 502, 503, 504] as const;

type Status = (typeof PASSING_STATUSES)[number];

/** A reply with such a status and no envelope of this API: it comes from a proxy in front of it. */
export class PassingStatus extends Error {
	override readonly name = 'PassingStatus';

	readonly status: Status;

	readonly retryAfterMs?: number;

	constructor(status: Status, retryAfterMs?: number) {
		super(`HTTP status ${status}`);
		this.status = status;
		this.retryAfterMs = retryAfterMs;
	}

	/** Whether it asks for fewer requests. */
	get isRateLimit(): boolean {
		return this.status === 429;
	}
}

/** Whether a status without this API's envelope may pass by itself. */
export function isPassingStatus(status: number): status is Status {
	return (PASSING_STATUSES as readonly number[]).includes(status);
}
