import type { CallLimits } from '../config/key-settings.mts';
import type { CallCounter, CountedCall, StoreState } from './call-counter.mts';
import {
	ANSWER_MS,
	StoreAwayError,
	type LimitsStore,
	type StoreListener,
} from './limits-store.mts';
import { ProcessCallCounter } from './process-counter.mts';

/** What happens to calls of limited keys while the store is away. */
export type WhenDown = 'own' | 'refuse';

/** Makes the store, which tells `listener` when it comes and goes. */
export type OpenStore = (listener: StoreListener) => LimitsStore;

/** Counts calls together with other servers, in a store, and knows what to do without it. */
export class SharedCallCounter implements CallCounter {
	readonly #store: LimitsStore;
	readonly #whenDown: WhenDown;
	/** All calls that this process let through, for its own limits while the store is away. */
	readonly #own: ProcessCallCounter;
	/** Calls to take off once the store is back, by key and day. */
	readonly #owed = new Map<string, { keyId: string; day: number; calls: number }>();
	readonly #watchers: Array<(state: StoreState) => void> = [];
	/**
	 * Keys that the store refused for the day: the limit, and until when that is believed. Not longer,
	 * since other servers give calls back, and midnight comes by the store's clock.
	 */
	readonly #usedUp = new Map<string, { perDay: number | undefined; until: number }>();
	storeFailures = 0;
	#failuresBefore = 0;
	/** `undefined` until the store answers or fails to. */
	#isUp: boolean | undefined;
	#reason: string | undefined;

	constructor(open: OpenStore, whenDown: WhenDown, own = new ProcessCallCounter()) {
		this.#whenDown = whenDown;
		this.#own = own;
		this.#store = open({
			onUp: () => this.#storeIsUp(),
			onAway: (error) => this.#storeIsAway(error),
		});
	}

	get settled(): Promise<void> {
		return this.#store.settled;
	}

	async count(keyId: string, limits: CallLimits): Promise<CountedCall> {
		// A key without limits needs no store.
		const isLimited = Object.values(limits).some((limit) => limit !== undefined);
		if (!isLimited) return { uncount: async () => {} };
		let taken;
		try {
			taken = await this.#store.take(keyId, limits);
		} catch (error) {
			this.#storeIsAway(error as Error);
			this.storeFailures++;
			if (this.#whenDown === 'refuse') return { refused: 'store-away' };
			return await this.#own.count(keyId, limits);
		}
		this.#storeIsUp();
		if (taken === 'day') {
			const until = performance.now() + ANSWER_MS;
			this.#usedUp.set(keyId, { perDay: limits.perDay, until });
		}
		if (typeof taken === 'string') return { refused: taken };
		const ownDay = this.#own.add(keyId);
		const day = taken;
		return {
			uncount: async () => {
				this.#usedUp.delete(keyId);
				this.#own.giveBack(keyId, ownDay);
				await this.#giveBack(keyId, day, 1);
			},
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
		this.#watchers.push(listener);
		if (this.#isUp !== undefined) listener(this.#state(this.#isUp));
	}

	async close(): Promise<void> {
		this.#watchers.length = 0;
		await this.#store.close();
	}

	async #giveBack(keyId: string, day: number, calls: number): Promise<void> {
		try {
			await this.#store.giveBack(keyId, day, calls);
		} catch (error) {
			this.#storeIsAway(error as Error);
			// What was sent may have been done: doing it again could allow more calls than the limit.
			if (!(error instanceof StoreAwayError)) return;
			const name = `${keyId} ${day}`;
			const owed = this.#owed.get(name)?.calls ?? 0;
			this.#owed.set(name, { keyId, day, calls: owed + calls });
		}
	}

	#storeIsUp(): void {
		if (this.#isUp === true) return;
		this.#isUp = true;
		const owed = [...this.#owed.values()];
		this.#owed.clear();
		for (const { keyId, day, calls } of owed) void this.#giveBack(keyId, day, calls);
		this.#tell();
		this.#failuresBefore = this.storeFailures;
	}

	#storeIsAway({ message, code }: NodeJS.ErrnoException): void {
		if (this.#isUp === false) return;
		this.#isUp = false;
		// The message of a refused connection to a name with several addresses is empty.
		this.#reason = code ?? message;
		this.#tell();
	}

	#tell(): void {
		const state = this.#state(this.#isUp === true);
		for (const watcher of this.#watchers) watcher(state);
	}

	#state(isUp: boolean): StoreState {
		return {
			...{ store: this.#store.address, isUp },
			...(isUp
				? { callsWithout: this.storeFailures - this.#failuresBefore }
				: { reason: this.#reason }),
		};
	}
}
