import { OverloadedError, type ServerError } from '../errors/server-errors.mts';

/** One of the images that the server may hold at a time. */
export class Slot {
	readonly keyId: string;
	readonly #body = new AbortController();
	#isReceiving = true;

	constructor(keyId: string) {
		this.keyId = keyId;
	}

	/** Aborted, with a ServerError as its reason, to stop waiting for the rest of the body. */
	get signal(): AbortSignal {
		return this.#body.signal;
	}

	/** Whether the body is neither complete nor aborted. */
	get isReceiving(): boolean {
		return this.#isReceiving;
	}

	/** Call this once the body is complete: the slot can no longer be reclaimed. */
	bodyReceived(): void {
		this.#isReceiving = false;
	}

	/** Stops waiting for the rest of the body. */
	abortBody(reason: ServerError): void {
		this.#isReceiving = false;
		this.#body.abort(reason);
	}
}

/** Limits how many images the server holds in memory, from a body's first byte to its reply. */
export class Admission {
	readonly #limit: number;
	readonly #slots = new Set<Slot>();

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** Slots in use. */
	get held(): number {
		return this.#slots.size;
	}

	/**
	 * Returns a slot for a key. When all are in use, one is reclaimed from a key that has more of them
	 * than this one would have, if its body is incomplete: half-sent bodies lock no other key out.
	 * @throws OverloadedError when no slot can be reclaimed.
	 */
	acquire(keyId: string): Slot {
		if (this.#slots.size >= this.#limit) this.#reclaim(keyId);
		const slot = new Slot(keyId);
		this.#slots.add(slot);
		return slot;
	}

	/** Frees a slot, which may have been reclaimed already. */
	release(slot: Slot): void {
		this.#slots.delete(slot);
	}

	/** Stops waiting for every incomplete body. */
	abortBodies(reason: ServerError): void {
		for (const slot of this.#slots) if (slot.isReceiving) slot.abortBody(reason);
	}

	#reclaim(keyId: string): void {
		const byKey = Map.groupBy(this.#slots, (slot) => slot.keyId);
		const own = byKey.get(keyId)?.length ?? 0;
		const greediest = [...byKey.values()]
			.filter((slots) => slots.length > own + 1)
			.sort((one, other) => other.length - one.length)
			.find((slots) => slots.some(({ isReceiving }) => isReceiving));
		// Slots are in order of arrival: the oldest body is the slowest.
		const slowest = greediest?.find(({ isReceiving }) => isReceiving);
		if (slowest === undefined) throw new OverloadedError('All image slots are in use.');
		this.#slots.delete(slowest);
		slowest.abortBody(new OverloadedError('The slot was reclaimed for another key.'));
	}
}
