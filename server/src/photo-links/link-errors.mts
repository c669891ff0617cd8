import { errorClass } from '../errors/server-errors.mts';
import type { Why } from '../errors/why.mts';

/** A photo link that is malformed or has expired, or whose key is gone or suspended. */
export class InvalidLinkError extends errorClass('InvalidLinkError', 4011) {
	override readonly why: Why;

	constructor(reason: 'link-invalid' | 'link-expired') {
		super(reason);
		this.why = { reason };
	}
}

export class LinkUsedUpError extends errorClass('LinkUsedUpError', 4030) {
	override readonly why: Why = { reason: 'link-used-up' };
}

/** The key's photo links had too many checks within a minute. */
export class TooManyChecksError extends errorClass('TooManyChecksError', 4029, 10) {
	override readonly why: Why = { reason: 'too-many-checks' };
}
