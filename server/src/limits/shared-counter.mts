import type { Config } from '../config/config.mts';
import type { CallLimits } from '../config/key-settings.mts';
import type { CallCounter, LimitRefusal, StoreState, Uncount } from './call-counter.mts';
import { ProcessCallCounter } from './process-counter.mts';
import { ANSWER_MS, RedisStore, type StoreListener } from './redis-store.mts';

export type LimitsStore = Pick<RedisStore, 'address' | 'take' | 'giveBack' | 'close'>;

/**
 * Returns the counter of calls. A store is given a few seconds to answer, so that the first calls are
 * counted with those of other servers; without it the counter works by `limitsStoreDown`.
 */
export async function openCallCounter({
	limitsStore: url,
	limitsStoreDown,
}: Pick<Config, 'limitsStore' | 'limitsStoreDown'>): Promise<CallCounter> {
	if (url === undefined) return new ProcessCallCounter();
	const counter = new SharedCallCounter(
		(listener) => new RedisStore(url, listener),
		limitsStoreDown,
	);
	await counter.settled;
	return counter;
}

/** Counts calls together with other servers, in a store, and knows what to do without it. */
export class SharedCallCounter implements CallCounter {
	readonly #store: LimitsStore;
	readonly #whenDown: Config['limitsStoreDown'];
	/** All calls that this process let through, for its own limits while the store is away. */
	readonly #own = new ProcessCallCounter();
	#watcher: (state: StoreState) => void = () => {};
	/**
	 * Keys that the store refused for the day: the limit, and until when that is believed. Not longer,
	 * since other servers give calls back, and midnight comes by the store's clock.
	 */
	readonly #usedUp = new Map<string, { perDay: number | undefined; until: number }>();
	storeFailures = 0;
	#failuresBefore = 0;
	/** `undefined` until the store answers or fails to. */
	#state: StoreState | undefined;
	readonly #settled = Promise.withResolvers<void>();
	/** Resolves when the store answers, or when it is known not to. */
	readonly settled = this.#settled.promise;

	/** `open` makes the store, which tells `listener` when it comes and goes. */
	constructor(open: (listener: StoreListener) => LimitsStore, whenDown: Config['limitsStoreDown']) {
		this.#whenDown = whenDown;
		this.#store = open({
			onUp: () => this.#storeIsUp(),
			onAway: (error) => this.#storeIsAway(error),
		});
	}

	async count(keyId: string, limits: CallLimits): Promise<Uncount | LimitRefusal> {
		// A key without limits needs no store.
		const isLimited = Object.values(limits).some((limit) => limit !== undefined);
		if (!isLimited) return async () => {};
		let taken;
		try {
			taken = await this.#store.take(keyId, limits);
		} catch (error) {
			this.#storeIsAway(error as Error);
			this.storeFailures++;
			if (this.#whenDown === 'refuse') return 'store-away';
			return await this.#own.count(keyId, limits);
		}
		this.#storeIsUp();
		if (taken === 'day') {
			const until = performance.now() + ANSWER_MS;
			this.#usedUp.set(keyId, { perDay: limits.perDay, until });
		}
		if (typeof taken === 'string') return taken;
		const ownDay = this.#own.add(keyId);
		const day = taken;
		return async () => {
			this.#usedUp.delete(keyId);
			this.#own.giveBack(keyId, ownDay);
			await this.#store.giveBack(keyId, day).catch((error) => this.#storeIsAway(error));
		};
	}

	isDayUsedUp(keyId: string, { perDay }: CallLimits): boolean {
		const known = this.#usedUp.get(keyId);
		// A reload may have changed the limit.
		return known?.perDay === perDay && performance.now() < (known?.until ?? 0);
	}

	isSecondUsedUp(keyId: string, limits: CallLimits): boolean {
		// What this process let through, the store has counted too.
		return this.#own.isSecondUsedUp(keyId, limits);
	}

	watchStore(listener: (state: StoreState) => void): void {
		this.#watcher = listener;
		if (this.#state !== undefined) listener(this.#state);
	}

	async close(): Promise<void> {
		this.#watcher = () => {};
		await this.#store.close();
	}

	#storeIsUp(): void {
		if (this.#state?.isUp === true) return;
		this.#tell({ isUp: true, callsWithout: this.storeFailures - this.#failuresBefore });
		this.#failuresBefore = this.storeFailures;
	}

	#storeIsAway({ message, code }: NodeJS.ErrnoException): void {
		// The message of a refused connection to a name with several addresses is empty.
		if (this.#state?.isUp !== false) this.#tell({ isUp: false, reason: code ?? message });
	}

	#tell(state: Omit<StoreState, 'store'>): void {
		this.#state = { store: this.#store.address, ...state };
		this.#watcher(this.#state);
		this.#settled.resolve();
	}
}
