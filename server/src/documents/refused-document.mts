import type { Refusal } from './decoder-protocol.mts';

/** The document cannot be read; thrown in the child process only. */
export class RefusedDocument extends Error {
	override readonly name = 'RefusedDocument';
	readonly refusal: Refusal;

	constructor(refusal: Refusal) {
		super(refusal);
		this.refusal = refusal;
	}
}
