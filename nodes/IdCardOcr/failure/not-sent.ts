import { Failure } from './failure.ts';

export type NotSentReason =
	/** An earlier image failed in a way that every other image would. */
	| { kind: 'ended'; by: Failure }
	/** Another item failed, and the node is set to stop on failure. */
	| { kind: 'failed' }
	| { kind: 'stopped' };

const NOTHING_SPENT = 'Nothing was spent on this item.';

/** An image that was never sent, so it cost nothing. */
export class NotSent extends Failure {
	private readonly reason: NotSentReason;

	constructor(reason: NotSentReason) {
		if (reason.kind === 'ended') {
			const { sentence, facts } = reason.by;
			const { reasonCode, retry, cure, advice, serviceError } = facts;
			super((language) => language.notSent.after(sentence(language)), {
				reasonCode,
				retry,
				cure,
				advice: [NOTHING_SPENT, advice].filter(Boolean).join(' '),
				serviceError,
			});
		} else {
			super(({ notSent }) => notSent[reason.kind], {
				reasonCode: 'not-sent',
				retry: 'later',
				advice: `${NOTHING_SPENT} Run it again.`,
				serviceError: {},
			});
		}
		this.reason = reason;
	}

	override masked(): Failure {
		const { reason } = this;
		return reason.kind === 'ended' ? new NotSent({ ...reason, by: reason.by.masked() }) : this;
	}
}
