import { FairOrder } from './fair-order.mts';
import { BACKGROUND, type Key, type Turn } from './turn.mts';

/** How much may go on at a time. */
export interface FairPolicy {
	/** Of all keys together. */
	readonly total: number;
	/** Of one key. Default: `total`. */
	readonly perKey?: number;
	/**
	 * How many more run if each is its key's first: a key should not wait for long jobs of others. Default 1;
	 * with `Infinity`, no key ever does.
	 */
	readonly beyond?: number;
	/**
	 * How many run in the {@link BACKGROUND} at a time, whatever else runs. Default: one, while fewer than `total`
	 * others run.
	 */
	readonly background?: number;
	/** Most of all keys together, whatever else is allowed: for work that needs one of a few resources. */
	readonly most?: number;
}

/** What waits in line; see {@link Turn}. */
export type InLine = Partial<Pick<Turn, 'key' | 'since' | 'signal'>>;

/** Lets a limited amount of work go on at a time; keys take turns. */
export class FairQueue {
	readonly #policy: Required<Omit<FairPolicy, 'background'>> & FairPolicy;
	readonly #waiting = new FairOrder<() => void>();
	running = 0;
	readonly #runningOf = new Map<Key, number>();
	readonly #whenIdle: Array<() => void> = [];

	constructor({ total, perKey = total, beyond = 1, most = Infinity, background }: FairPolicy) {
		this.#policy = { total, perKey, beyond, most, background };
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
		return this.#placeOf(key);
	}

	/** Like {@link enter}, but returns `undefined` instead of waiting. */
	tryEnter(key: Key): Disposable | undefined {
		if (!this.#hasPlaceFor(key)) return undefined;
		this.#count(key, 1);
		return this.#placeOf(key);
	}

	/** Call this with what the key's work has cost, such as its time in ms. */
	charge(key: Key, cost: number): void {
		this.#waiting.charge(key, cost);
	}

	async idle(): Promise<void> {
		if (this.running === 0) return;
		await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
	}

	#placeOf(key: Key): Disposable {
		return { [Symbol.dispose]: () => this.#leave(key) };
	}

	#leave(key: Key): void {
		this.#count(key, -1);
		// At once, so that no new arrival can take the turn of one that waits.
		this.#startNext();
		if (this.running > 0) return;
		this.#waiting.makeEven();
		for (const resolve of this.#whenIdle.splice(0)) resolve();
	}

	#count(key: Key, change: 1 | -1): void {
		this.running += change;
		const ofKey = (this.#runningOf.get(key) ?? 0) + change;
		if (ofKey > 0) this.#runningOf.set(key, ofKey);
		else this.#runningOf.delete(key);
	}

	#hasPlaceFor(key: Key): boolean {
		const { total, perKey, beyond, most, background } = this.#policy;
		if (this.running >= most) return false;
		const ofKey = this.#runningOf.get(key) ?? 0;
		const ofOthers = this.running - (this.#runningOf.get(BACKGROUND) ?? 0);
		if (key === BACKGROUND) {
			return background === undefined ? ofKey === 0 && ofOthers < total : ofKey < background;
		}
		// Or the background would wait as long as many keys are busy.
		if (ofKey === 0) return ofOthers < total + (this.#waiting.backgroundIsDue ? 0 : beyond);
		return ofKey < perKey && ofOthers < total;
	}

	#startNext(): void {
		const next = () => this.#waiting.take((key) => this.#hasPlaceFor(key));
		for (let start = next(); start !== undefined; start = next()) start();
	}
}
