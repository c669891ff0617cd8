import { randomUUID } from 'node:crypto';
import { Redis, type Result } from 'ioredis';

import type { CallLimits } from '../config/key-settings.mts';
import { chinaDay, DayCounts, type Taken } from './process-counter.mts';
import { SECONDS_KEPT, TAKE_CALL } from './redis-scripts.mts';

declare module 'ioredis' {
	interface RedisCommander<Context> {
		takeCall(...args: Array<string | number>): Result<Taken, Context>;
	}
}

/**
 * A choice: how old, in ms, an answer of the store may be. A call waits no longer for one, and for so long the store is not
 * asked again about a key whose day is used up.
 */
export const ANSWER_MS = 1_000;

/** A choice: how long, in ms, a connection may take. */
const CONNECT_MS = 5000;

/** Who wants to know when a store comes and goes; either may be called again and again. */
export interface StoreListener {
	onUp(): void;
	onAway(error: Error): void;
}

/**
 * Counts that several servers share, in Redis or Valkey, under the ids of keys: of each day a number for each server,
 * which only that server changes. After commands whose outcome it does not know, it sets its numbers to what they should be.
 */
export class RedisStore {
	/** Host and port. */
	readonly address: string;
	readonly #client: Redis;
	readonly #listener: StoreListener;
	readonly #now: () => number | '';
	/** This process's name in the store: one that was started again adds to its predecessor's calls. */
	readonly #server = randomUUID();
	/** What this server's numbers should be, by id of the key. */
	readonly #days = new Map<string, DayCounts>();
	/** The day by the store's clock, as last told by it. */
	#today = chinaDay(Date.now());

	/**
	 * `url` is `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS. `now` replaces
	 * the store's own clock; it returns ms since 1970.
	 */
	constructor(url: string, listener: StoreListener, now?: () => number) {
		const { href, hostname, port } = new URL(url);
		this.#listener = listener;
		this.#now = now ?? (() => '');
		this.#client = new Redis(href, {
			// A call that is tried again may be counted twice, and one that waits for a connection is late.
			autoResendUnfulfilledCommands: false,
			maxRetriesPerRequest: 0,
			enableOfflineQueue: false,
			disableClientInfo: true,
			connectTimeout: CONNECT_MS,
			socketTimeout: ANSWER_MS,
			// After a failover, the server that was asked may have become a replica.
			reconnectOnError: ({ message }) => message.startsWith('READONLY'),
		});
		this.#client.defineCommand('takeCall', { numberOfKeys: 2, lua: TAKE_CALL });
		this.address = `${hostname}:${port || 6379}`;
		this.#client.on('ready', () => this.#setNumbers());
		this.#client.on('error', (error) => listener.onAway(error));
		this.#client.on('close', () => listener.onAway(new Error('The connection was closed.')));
	}

	/**
	 * Counts a call if the key's limits allow it.
	 * @throws Error while the store is away, or if it gives no answer in time.
	 */
	async take(keyId: string, limits: CallLimits): Promise<Taken> {
		const { perDay = -1, perSecond = -1 } = limits;
		const day = this.#today;
		const days = this.#daysOf(keyId);
		// Should no answer come, what is counted nonetheless is set back.
		days.add(day, 0);
		const names = [nameOf(keyId, day), nameOf(keyId, 'recent')];
		const taken = await this.#client.takeCall(
			...names,
			...[this.#server, day, perDay, perSecond, this.#now()],
		);
		if (typeof taken === 'string') return taken;
		this.#today = taken;
		if (taken !== day) return await this.take(keyId, limits);
		days.add(day, 1);
		return day;
	}

	/** Takes a counted call off the count of a day: if that throws, as `take` does, once the store is back. */
	async giveBack(keyId: string, day: number): Promise<void> {
		this.#daysOf(keyId).add(day, -1);
		await this.#client.hincrby(nameOf(keyId, day), this.#server, -1);
	}

	/** Sends what was begun and disconnects. */
	async close(): Promise<void> {
		// The reply to this comes after those to all earlier commands.
		await this.#client.quit().catch(() => {});
		this.#client.disconnect();
	}

	#daysOf(keyId: string): DayCounts {
		const days = this.#days.get(keyId) ?? new DayCounts();
		this.#days.set(keyId, days);
		return days;
	}

	/** Sets the numbers in the store: commands that were not answered may have been done or not. */
	#setNumbers(): void {
		const setting = this.#client.pipeline();
		for (const [keyId, days] of this.#days) {
			for (const [day, calls] of days) {
				const name = nameOf(keyId, day);
				setting.hset(name, this.#server, calls).expire(name, SECONDS_KEPT);
			}
		}
		void setting.exec().catch(() => {});
		this.#listener.onUp();
	}
}

/** A name in the store. The braces keep those of a key on one node of a cluster. */
function nameOf(keyId: string, what: number | 'recent'): string {
	return `idcard-ocr:calls:{${keyId}}:${what}`;
}
