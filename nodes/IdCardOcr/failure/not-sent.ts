import { Failure } from './failure.ts';
import type { Retry } from './reason.ts';

/** Why an image was never sent. */
export type NotSentReason =
	/** An earlier image failed as every other one would. */
	| { kind: 'ended'; by: Failure }
	/** Another item failed, and the node is set to stop on failure. */
	| { kind: 'failed' }
	/** The execution was stopped. */
	| { kind: 'stopped' };

/** An image that was never sent, so it cost nothing. */
export class NotSent extends Failure {
	override readonly name = 'NotSent';

	override readonly reasonCode: string;

	override readonly retry: Retry;

	override readonly isLeftOver = true;

	constructor(reason: NotSentReason) {
		if (reason.kind === 'ended') {
			const { message, advice = '', serviceError } = reason.by;
			super(
				`Not sent because an earlier item failed: ${message}`,
				`Nothing was spent on this item. ${advice}`,
				serviceError,
			);
			this.reasonCode = reason.by.reasonCode;
			this.retry = reason.by.retry;
		} else {
			const why =
				reason.kind === 'stopped' ? 'the execution was stopped' : 'an earlier item failed';
			super(`Not sent: ${why}`, 'Nothing was spent on this item. Run it again.', {});
			this.reasonCode = 'not-sent';
			this.retry = 'later';
		}
	}
}
