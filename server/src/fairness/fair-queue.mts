import { FairOrder } from './fair-order.mts';
import { AFTER_ALL, type Turn } from './turn.mts';

/** How many jobs run at a time. */
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
	 * How many of {@link AFTER_ALL} run at a time, whatever else runs. Default: one, while fewer than `total`
	 * others run.
	 */
	readonly afterAll?: number;
	/** Most of all keys together, whatever else is allowed: for work that needs one of a few resources. */
	readonly most?: number;
}

/** Runs a job; to be called with what it costs, such as ms of a thread's time. */
export type Job<Result> = (charge: (cost: number) => void) => Promise<Result>;

/** Runs a limited number of jobs at a time; keys take turns. */
export class FairQueue {
	readonly #policy: Required<Omit<FairPolicy, 'afterAll'>> & FairPolicy;
	readonly #waiting = new FairOrder<() => void>();
	running = 0;
	readonly #runningOf = new Map<string, number>();
	readonly #whenIdle: Array<() => void> = [];

	constructor({ total, perKey = total, beyond = 1, most = Infinity, afterAll }: FairPolicy) {
		this.#policy = { total, perKey, beyond, most, afterAll };
	}

	get waiting(): number {
		return this.#waiting.size;
	}

	/**
	 * Runs a job at its turn, unless `signal` is aborted while it waits.
	 * @throws the signal's reason, and what the job throws.
	 */
	async run<Result>(job: Job<Result>, turn: Partial<Turn> = {}): Promise<Result> {
		const leave = await this.enter(turn);
		try {
			return await job((cost) => this.charge(turn.key ?? '', cost));
		} finally {
			leave();
		}
	}

	/**
	 * Waits for a turn like {@link run}, for work that is no single function; returns what ends it.
	 * @throws the signal's reason.
	 */
	async enter({ key = '', since = 0, signal }: Partial<Turn> = {}): Promise<() => void> {
		signal?.throwIfAborted();
		await this.#turn(key, since, signal);
		return () => this.#leave(key);
	}

	/** Like {@link enter}, but returns `undefined` instead of waiting. */
	tryEnter(key: string): (() => void) | undefined {
		if (!this.#hasPlaceFor(key)) return undefined;
		this.#count(key, 1);
		return () => this.#leave(key);
	}

	charge(key: string, cost: number): void {
		this.#waiting.charge(key, cost);
	}

	async idle(): Promise<void> {
		if (this.running === 0) return;
		await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
	}

	#turn(key: string, since: number, signal?: AbortSignal): Promise<void> {
		return new Promise((resolve, reject) => {
			const start = () => {
				this.#count(key, 1);
				signal?.removeEventListener('abort', giveUp);
				resolve();
			};
			const giveUp = () => {
				this.#waiting.remove(start);
				reject(signal!.reason);
			};
			this.#waiting.add(start, key, since);
			signal?.addEventListener('abort', giveUp);
			this.#startNext();
		});
	}

	#leave(key: string): void {
		this.#count(key, -1);
		// At once, so that no new arrival can take the turn of one that waits.
		this.#startNext();
		if (this.running > 0) return;
		this.#waiting.makeEven();
		for (const resolve of this.#whenIdle.splice(0)) resolve();
	}

	#count(key: string, change: 1 | -1): void {
		this.running += change;
		const ofKey = (this.#runningOf.get(key) ?? 0) + change;
		if (ofKey > 0) this.#runningOf.set(key, ofKey);
		else this.#runningOf.delete(key);
	}

	#hasPlaceFor(key: string): boolean {
		const { total, perKey, beyond, most, afterAll } = this.#policy;
		if (this.running >= most) return false;
		const ofKey = this.#runningOf.get(key) ?? 0;
		const ofOthers = this.running - (this.#runningOf.get(AFTER_ALL) ?? 0);
		if (key === AFTER_ALL) {
			return afterAll === undefined ? ofKey === 0 && ofOthers < total : ofKey < afterAll;
		}
		if (ofKey === 0) return ofOthers < total + beyond;
		return ofKey < perKey && ofOthers < total;
	}

	#startNext(): void {
		const next = () => this.#waiting.take((key) => this.#hasPlaceFor(key));
		for (let start = next(); start !== undefined; start = next()) start();
	}
}
