import { FairOrder } from './fair-order.mts';
import { BACKGROUND, type Key, type Turn } from './turn.mts';

/** How much may go on at a time. */
interface FairPolicy {
	/** Of all keys together. */
	readonly total: number;
	/** Of one key. Default: `total`. */
	readonly perKey?: number;
	/**
	 * How many more run if each is its key's first: a key should not wait for long jobs of others. Default 1;
	 * with `Infinity`, no key ever does.
	 */
	readonly extraForNewKeys?: number;
	/** Most of all keys together, whatever else is allowed: for work that needs one of a few resources. */
	readonly hardLimit?: number;
}

/** What waits in line; see {@link Turn}. */
export type InLine = Partial<Pick<Turn, 'key' | 'since' | 'signal'>>;

/** Lets a limited amount of work go on at a time; keys take turns. In the {@link BACKGROUND} one job runs, while fewer than `total` others do. */
export class FairQueue {
	readonly #policy: Required<FairPolicy>;
	readonly #waiting = new FairOrder<() => void>();
	running = 0;
	readonly #runningOf = new Map<Key, number>();

	constructor({ total, perKey = total, extraForNewKeys = 1, hardLimit = Infinity }: FairPolicy) {
		this.#policy = { total, perKey, extraForNewKeys, hardLimit };
	}

	get waiting(): number {
		return this.#waiting.size;
	}

	/**
	 * Waits for a place; disposing of that gives it back.
	 * @throws the signal's reason when it is aborted before.
	 */
	async enter({ key = '', since = 0, signal }: InLine = {}): Promise<Disposable> {
		signal?.throwIfAborted();
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const start = () => {
			this.#count(key, 1);
			resolve();
		};
		const giveUp = () => {
			this.#waiting.remove(start);
			reject(signal!.reason);
		};
		this.#waiting.add(start, key, since);
		signal?.addEventListener('abort', giveUp);
		this.#startNext();
		await promise.finally(() => signal?.removeEventListener('abort', giveUp));
		return { [Symbol.dispose]: () => this.#leave(key) };
	}

	/** Call this with what the key's work has cost, such as its time in ms. */
	charge(key: Key, cost: number): void {
		this.#waiting.charge(key, cost);
	}

	#leave(key: Key): void {
		this.#count(key, -1);
		// At once, so that no new arrival can take the turn of one that waits.
		this.#startNext();
		if (this.running === 0) this.#waiting.makeEven();
	}

	#count(key: Key, change: 1 | -1): void {
		this.running += change;
		const ofKey = (this.#runningOf.get(key) ?? 0) + change;
		if (ofKey > 0) this.#runningOf.set(key, ofKey);
		else this.#runningOf.delete(key);
	}

	#hasPlaceFor(key: Key): boolean {
		const { total, perKey, extraForNewKeys, hardLimit } = this.#policy;
		if (this.running >= hardLimit) return false;
		const ofKey = this.#runningOf.get(key) ?? 0;
		const ofOthers = this.running - (this.#runningOf.get(BACKGROUND) ?? 0);
		if (key === BACKGROUND) return ofKey === 0 && ofOthers < total;
		// Or the background would wait as long as many keys are busy.
		const extra = this.#waiting.backgroundIsDue ? 0 : extraForNewKeys;
		if (ofKey === 0) return ofOthers < total + extra;
		return ofKey < perKey && ofOthers < total;
	}

	#startNext(): void {
		const next = () => this.#waiting.take((key) => this.#hasPlaceFor(key));
		for (let start = next(); start !== undefined; start = next()) start();
	}
}
