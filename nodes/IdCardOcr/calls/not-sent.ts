/** Why a picture was never sent. */
export type NotSentReason =
	/** The service refused an earlier picture for a reason that would hit every other one too. */
	| { kind: 'refused'; code: number }
	/** Another item failed, and the node is set to stop on failure. */
	| { kind: 'failed' }
	/** The execution was stopped. */
	| { kind: 'stopped' };

/** A picture that was never sent, so it cost nothing. */
export class NotSent extends Error {
	override readonly name = 'NotSent';

	readonly reason: NotSentReason;

	constructor(reason: NotSentReason) {
		super('The image was not sent');
		this.reason = reason;
	}
}
