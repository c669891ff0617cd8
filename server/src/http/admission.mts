import { OverloadedError } from '../errors/server-errors.mts';
import { Turn, type Key } from '../fairness/turn.mts';

/** One of the images that the server may hold at a time. */
export class Slot {
	/** Whose it is: a key's, or a link's. */
	readonly holder: string;
	/** Its signal is aborted when nobody needs the result any more, with the error that the reply tells. */
	readonly turn: Turn;
	isReceiving = true;
	/** Resolves when nothing works on the image any more. */
	settled: Promise<unknown> | undefined;

	constructor(holder: string, turn: Turn) {
		this.holder = holder;
		this.turn = turn;
	}

	bodyReceived(): void {
		this.isReceiving = false;
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

	abort(reason: Error): void {
		this.turn.abort(reason);
	}
}

/** Limits how many images the server holds, from a call's headers until nothing works on its image. */
export class Admission {
	readonly #limit: number;
	readonly #perHolder: number;
	readonly #key: Key | undefined;
	readonly #slots = new Set<Slot>();

	/** `perHolder`: most slots of one holder. All images take their turns by `key`, or else each by its holder. */
	constructor(limit: number, { perHolder = limit, key }: { perHolder?: number; key?: Key } = {}) {
		this.#limit = limit;
		this.#perHolder = perHolder;
		this.#key = key;
	}

	get held(): number {
		return this.#slots.size;
	}

	/**
	 * Returns a slot for a holder. When all are in use, it reclaims one whose image is not being read, from the
	 * holder with the most slots, if that has at least two more than this one: none locks another one out.
	 * @throws OverloadedError when no slot can be reclaimed, or the holder has as many as one may have.
	 */
	acquire(holder: string): Slot {
		if (this.#slotsOf(holder) >= this.#perHolder) {
			throw new OverloadedError('Its holder has as many image slots as one may have.');
		}
		if (this.#slots.size >= this.#limit) this.#reclaim(holder);
		const slot = new Slot(holder, new Turn(this.#key ?? holder));
		this.#slots.add(slot);
		return slot;
	}

	/** Frees a slot, once nothing works on its image; it may have been reclaimed already. */
	release(slot: Slot): void {
		const free = () => void this.#slots.delete(slot);
		if (slot.settled === undefined) free();
		else void slot.settled.then(free, free);
	}

	abortBodies(reason: Error): void {
		for (const slot of this.#slots) if (slot.isReceiving) slot.abort(reason);
	}

	abortAll(reason: Error): void {
		for (const slot of this.#slots) slot.abort(reason);
	}

	#slotsOf(holder: string): number {
		return [...this.#slots].filter((slot) => slot.holder === holder).length;
	}

	#reclaim(holder: string): void {
		const own = this.#slotsOf(holder);
		const greediest = [...Map.groupBy(this.#slots, (slot) => slot.holder).values()]
			.filter((slots) => slots.length > own + 1)
			.sort((one, other) => other.length - one.length)
			.find((slots) => slots.some(({ turn }) => turn.isWaiting));
		// Slots are in order of arrival: the oldest body is the slowest, the newest image waits longest.
		const reclaimed =
			greediest?.find(({ isReceiving }) => isReceiving) ??
			greediest?.findLast(({ turn }) => turn.isWaiting);
		if (reclaimed === undefined) throw new OverloadedError('All image slots are in use.');
		this.#slots.delete(reclaimed);
		reclaimed.abort(new OverloadedError('The slot was reclaimed for another holder.'));
	}
}
