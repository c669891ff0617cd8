import { randomBytes } from 'node:crypto';

/** Returns a new id of a request, for its reply and the log: `req_` and 96 random bits. */
export function newRequestId(): string {
	return `req_${randomBytes(12).toString('hex')}`;
}
