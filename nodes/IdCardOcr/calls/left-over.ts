import { NotSent } from './not-sent.ts';
import { isEndingRefusal } from './refused-reply.ts';

/** Whether a picture was not sent, or refused for what ended the run, so that it cost nothing. */
export function isLeftOver(thrown: unknown): boolean {
	return thrown instanceof NotSent || isEndingRefusal(thrown);
}
