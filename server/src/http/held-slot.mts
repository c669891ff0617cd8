import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Admission } from './admission.mts';
import { ClientLeftError } from './http-errors.mts';

/**
 * Gives a request a slot until its reply is sent or its client leaves.
 * @throws OverloadedError when there is none.
 */
export function holdSlot(
	admission: Admission,
	owner: { key: string; holder?: string },
	request: FastifyRequest,
	reply: FastifyReply,
): void {
	const slot = admission.acquire(owner.key, owner.holder);
	request.slot = slot;
	reply.raw.once('close', () => {
		slot.abort(new ClientLeftError('The client disconnected.'));
		admission.release(slot);
	});
}
