import { OverloadedError, type ServerError } from '../errors/server-errors.mts';

/** One picture in hand. */
export class Place {
	readonly keyId: string;
	readonly #body = new AbortController();
	#isArriving = true;

	constructor(keyId: string) {
		this.keyId = keyId;
	}

	/** Aborted, with a ServerError as its reason, when the rest of the body is not waited for. */
	get cut(): AbortSignal {
		return this.#body.signal;
	}

	/** Whether the body is not whole yet, nor cut. */
	get isArriving(): boolean {
		return this.#isArriving;
	}

	/** To be called when the body is whole: from now on nobody takes the place away. */
	bodyIsWhole(): void {
		this.#isArriving = false;
	}

	/** Ends the wait for the rest of the body. */
	cutBody(reason: ServerError): void {
		this.#isArriving = false;
		this.#body.abort(reason);
	}
}

/** Bounds how many pictures the server holds in memory, from a body's first byte to its reply. */
export class Admission {
	readonly #limit: number;
	readonly #places = new Set<Place>();

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** How many are held now. */
	get held(): number {
		return this.#places.size;
	}

	/**
	 * Gives a key a place. When all are taken, one of a key that has more of them than this one would
	 * have, and whose body is not whole, is taken back: half-sent bodies keep no other key out.
	 * @throws OverloadedError when there is none.
	 */
	enter(keyId: string): Place {
		if (this.#places.size >= this.#limit) this.#takeBack(keyId);
		const place = new Place(keyId);
		this.#places.add(place);
		return place;
	}

	/** Frees a place, which may have been taken back already. */
	leave(place: Place): void {
		this.#places.delete(place);
	}

	/** Ends the wait for every body that is not whole. */
	cutBodies(reason: ServerError): void {
		for (const place of this.#places) if (place.isArriving) place.cutBody(reason);
	}

	#takeBack(keyId: string): void {
		const byKey = Map.groupBy(this.#places, (place) => place.keyId);
		const own = byKey.get(keyId)?.length ?? 0;
		const greediest = [...byKey.values()]
			.filter((places) => places.length > own + 1)
			.sort((one, other) => other.length - one.length)
			.find((places) => places.some(({ isArriving }) => isArriving));
		// Places are in the order of their coming: the oldest body is the slowest.
		const slowest = greediest?.find(({ isArriving }) => isArriving);
		if (slowest === undefined) throw new OverloadedError('Too many pictures are in hand.');
		this.#places.delete(slowest);
		slowest.cutBody(new OverloadedError('The place was needed for another key.'));
	}
}
