import { OverloadedError, type ServerError } from '../errors/server-errors.mts';

/** One picture in hand. */
export class Slot {
	readonly keyId: string;
	readonly #body = new AbortController();
	#isReceiving = true;

	constructor(keyId: string) {
		this.keyId = keyId;
	}

	/** Aborted, with a ServerError as its reason, when the rest of the body is not waited for. */
	get signal(): AbortSignal {
		return this.#body.signal;
	}

	/** Whether the body is not whole yet, nor cut. */
	get isReceiving(): boolean {
		return this.#isReceiving;
	}

	/** To be called when the body is whole: from now on nobody takes the slot away. */
	bodyReceived(): void {
		this.#isReceiving = false;
	}

	/** Ends the wait for the rest of the body. */
	abortBody(reason: ServerError): void {
		this.#isReceiving = false;
		this.#body.abort(reason);
	}
}

/** Bounds how many pictures the server holds in memory, from a body's first byte to its reply. */
export class Admission {
	readonly #limit: number;
	readonly #slots = new Set<Slot>();

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** How many are held now. */
	get held(): number {
		return this.#slots.size;
	}

	/**
	 * Gives a key a slot. When all are taken, one of a key that has more of them than this one would
	 * have, and whose body is not whole, is taken back: half-sent bodies keep no other key out.
	 * @throws OverloadedError when there is none.
	 */
	acquire(keyId: string): Slot {
		if (this.#slots.size >= this.#limit) this.#reclaim(keyId);
		const slot = new Slot(keyId);
		this.#slots.add(slot);
		return slot;
	}

	/** Frees a slot, which may have been taken back already. */
	release(slot: Slot): void {
		this.#slots.delete(slot);
	}

	/** Ends the wait for every body that is not whole. */
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
		// Places are in the order of their coming: the oldest body is the slowest.
		const slowest = greediest?.find(({ isReceiving }) => isReceiving);
		if (slowest === undefined) throw new OverloadedError('Too many pictures are in hand.');
		this.#slots.delete(slowest);
		slowest.abortBody(new OverloadedError('The slot was needed for another key.'));
	}
}
