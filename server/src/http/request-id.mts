import { randomBytes } from 'node:crypto';

/** Makes the name a call goes by in its reply and in the log: `req_` and 96 random bits. */
export function newRequestId(): string {
	return `req_${randomBytes(12).toString('hex')}`;
}
