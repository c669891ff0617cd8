import type { FastifyReply, FastifyRequest } from 'fastify';

import { OverloadedError } from '../errors/server-errors.mts';
import { Turn, type Key } from '../fairness/turn.mts';
import { ClientLeftError } from './http-errors.mts';

/** One of the images that the server may hold at a time. */
export class Slot {
	readonly key: string;
	/** Whose of the key's it is, such as a link's. */
	readonly holder: string;
	/** Its signal is aborted when nobody needs the result any more, with the error that the reply tells. */
	readonly turn: Turn;
	isReceiving = true;
	/** Resolves when nothing works on the image any more. */
	settled: Promise<unknown> | undefined;

	constructor(key: string, holder: string, turn: Turn) {
		this.key = key;
		this.holder = holder;
		this.turn = turn;
	}

	/**
	 * Holds the slot until `reading` settles, even if it is released before, and returns its result.
	 * @throws what `reading` throws; the signal's reason as soon as it is aborted, since the step of
	 * reading that is under way may take a while.
	 */
	async hold<Result>(reading: Promise<Result>): Promise<Result> {
		this.settled = reading;
		const { signal } = this.turn;
		const aborted = new Promise<never>((_resolve, reject) => {
			const leave = () => reject(signal.reason as Error);
			if (signal.aborted) leave();
			else signal.addEventListener('abort', leave);
		});
		return await Promise.race([reading, aborted]);
	}
}

/** Limits how many images the server holds, from a call's headers until nothing works on its image. */
export class Admission {
	readonly #most: { all: number; perHolder: number };
	readonly #background: Key | undefined;
	readonly #slots = new Set<Slot>();

	/** `perHolder`: most slots of one holder. All images take their turns as `background`, or else each by its key. */
	constructor(
		limit: number,
		{ perHolder = limit, background }: { perHolder?: number; background?: Key } = {},
	) {
		this.#most = { all: limit, perHolder };
		this.#background = background;
	}

	get held(): number {
		return this.#slots.size;
	}

	/**
	 * Returns a slot for a holder among a key's. When all are in use, it reclaims one whose image is not being read, from the
	 * key with the most slots, if that has at least two more than this one, or else likewise among the key's own holders: none
	 * locks another one out.
	 * @throws OverloadedError when no slot can be reclaimed, or the holder has as many as one may have.
	 */
	acquire(key: string, holder = key): Slot {
		const own = [...this.#slots].filter((slot) => slot.key === key);
		if (own.filter((slot) => slot.holder === holder).length >= this.#most.perHolder) {
			throw new OverloadedError('Its holder has as many image slots as one may have.');
		}
		if (this.#slots.size >= this.#most.all) {
			const reclaimed =
				reclaimable([...this.#slots], (slot) => slot.key, key) ??
				reclaimable(own, (slot) => slot.holder, holder);
			if (reclaimed === undefined) throw new OverloadedError('All image slots are in use.');
			this.#slots.delete(reclaimed);
			reclaimed.turn.abort(new OverloadedError('The slot was reclaimed for another one.'));
		}
		const slot = new Slot(key, holder, new Turn(this.#background ?? key));
		this.#slots.add(slot);
		return slot;
	}

	/**
	 * Gives a request a slot until its reply is sent or its client leaves.
	 * @throws OverloadedError as {@link acquire} does.
	 */
	hold(request: FastifyRequest, reply: FastifyReply, key: string, holder?: string): Slot {
		const slot = this.acquire(key, holder);
		request.slot = slot;
		reply.raw.once('close', () => {
			slot.turn.abort(new ClientLeftError('The client disconnected.'));
			this.release(slot);
		});
		return slot;
	}

	/** Frees a slot, once nothing works on its image; it may have been reclaimed already. */
	release(slot: Slot): void {
		const free = () => void this.#slots.delete(slot);
		if (slot.settled === undefined) free();
		else void slot.settled.then(free, free);
	}

	/** Aborts all images, or those that are being received. */
	abort(reason: Error, { onlyReceiving }: { onlyReceiving: boolean }): void {
		for (const slot of this.#slots) {
			if (slot.isReceiving || !onlyReceiving) slot.turn.abort(reason);
		}
	}
}

/** The slot that whoever has most of them loses to one that has at least two fewer. */
function reclaimable(
	slots: readonly Slot[],
	ownerOf: (slot: Slot) => string,
	newcomer: string,
): Slot | undefined {
	const owned = Map.groupBy(slots, ownerOf);
	const own = owned.get(newcomer)?.length ?? 0;
	const most = [...owned.values()]
		.filter((group) => group.length > own + 1)
		.sort((one, other) => other.length - one.length)
		.find((group) => group.some(({ turn }) => turn.isWaiting));
	// Slots are in order of arrival: the oldest body is the slowest, the newest image waits longest.
	return (
		most?.find(({ isReceiving }) => isReceiving) ?? most?.findLast(({ turn }) => turn.isWaiting)
	);
}
