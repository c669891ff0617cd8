import type { IDataObject } from 'n8n-workflow';

import { causeOfCode, explainCode } from './code-explanation.ts';
import { Failure } from './failure.ts';

/** Why an image was never sent. */
export type NotSentReason =
	/** The service refused an earlier image for a reason that would hit every other one too. */
	| { kind: 'refused'; code: number }
	/** Another item failed, and the node is set to stop on failure. */
	| { kind: 'failed' }
	/** The execution was stopped. */
	| { kind: 'stopped' };

/** An image that was never sent, so it cost nothing. */
export class NotSent extends Failure {
	override readonly name = 'NotSent';

	readonly reason: NotSentReason;

	override readonly codes: IDataObject;

	override readonly isLeftOver = true;

	constructor(reason: NotSentReason) {
		if (reason.kind === 'refused') {
			const { message, advice } = explainCode(reason.code);
			super(
				`Not sent because an earlier item was refused: ${message}`,
				`Nothing was spent on this item. ${advice}`,
				{ response: { code: reason.code }, cause: causeOfCode(reason.code) },
			);
		} else {
			const why =
				reason.kind === 'stopped' ? 'the execution was stopped' : 'an earlier item failed';
			super(`Not sent: ${why}`, 'Nothing was spent on this item. Run it again.', {});
		}
		this.reason = reason;
		this.codes = { ...(reason.kind === 'refused' && { code: reason.code }), sent: false };
	}
}
