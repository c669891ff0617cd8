import type { FastifyReply, FastifyRequest } from 'fastify';

import type { ReadOptions } from '../engine/card-reader.mts';
import type { Admission, Slot } from './admission.mts';
import { ClientLeftError } from './http-errors.mts';

declare module 'fastify' {
	interface FastifyRequest {
		/** Held by the request from its headers to its reply. */
		slot: Slot | null;
	}
}

/**
 * Gives a request a slot until its reply is sent or its client leaves.
 * @throws OverloadedError when there is none.
 */
export function holdSlot(
	admission: Admission,
	keyId: string,
	request: FastifyRequest,
	reply: FastifyReply,
): void {
	const slot = admission.acquire(keyId);
	request.slot = slot;
	reply.raw.once('close', () => {
		slot.abort(new ClientLeftError('The client disconnected.'));
		admission.release(slot);
	});
}

export function turnOf(slot: Slot): ReadOptions {
	return {
		key: slot.keyId,
		signal: slot.signal,
		onTurn: () => slot.turnCame(),
		onWait: () => slot.turnEnded(),
		// The caller need not wait for the step that is under way.
		onTimeUp: (error) => slot.abort(error),
	};
}
