import { HIDDEN } from '../card/masked-text.ts';
import { RefusedReply } from '../calls/refused-reply.ts';

/** A request ID that is nothing else: no text, and no digits that could be of a number or a birth. */
const PLAIN_ID = /^(?!.*\d{6})[\w.:-]{1,80}$/;

/** Returns what was thrown for an item; where the item is masked, with a request ID that reveals nothing. */
export function shownThrown({
	thrown,
	unmasked = false,
}: {
	thrown: unknown;
	unmasked?: boolean;
}): unknown {
	if (unmasked || !(thrown instanceof RefusedReply)) return thrown;
	const { request_id: id } = thrown.reply;
	if (id === undefined || PLAIN_ID.test(id)) return thrown;
	return new RefusedReply({ ...thrown.reply, request_id: HIDDEN });
}
