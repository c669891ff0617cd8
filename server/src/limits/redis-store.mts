import { setImmediate as immediate, setTimeout as delay } from 'node:timers/promises';
import { Redis, type Result } from 'ioredis';

import type { CallLimits } from '../config/key-settings.mts';
import type { Taken } from './process-counter.mts';
import { GIVE_BACK, TAKE_CALL } from './redis-scripts.mts';

declare module 'ioredis' {
	interface RedisCommander<Context> {
		takeCall(...args: Array<string | number>): Result<Taken, Context>;
		giveBack(...args: Array<string | number>): Result<null, Context>;
	}
}

/**
 * A choice: how old, in ms, an answer of the store may be. A call waits no longer for one, and for so long the store is not
 * asked again about a key whose day is used up.
 */
export const ANSWER_MS = 1_000;

/** A choice: after this long, in ms, without a connection or a byte of an answer, the store is taken for dead. */
const SILENCE_MS = 5000;

/** The store cannot be asked; nothing was sent to it. */
export class StoreAwayError extends Error {
	override readonly name = 'StoreAwayError';
}

/** Who wants to know when a store comes and goes; either may be called again and again. */
export interface StoreListener {
	onUp(): void;
	onAway(error: Error): void;
}

/** Counts that several servers share, in Redis or Valkey, under the ids of keys. */
export class RedisStore {
	/** Host and port. */
	readonly address: string;
	readonly #client: Redis;
	readonly #listener: StoreListener;
	readonly #now: () => number | '';
	/** Whether an answer is overdue. Until it comes, no call waits for the store. */
	#isSilent = false;

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
			connectTimeout: SILENCE_MS,
			socketTimeout: SILENCE_MS,
			// After a failover, the server that was asked may have become a replica.
			reconnectOnError: ({ message }) => message.startsWith('READONLY'),
		});
		this.#client.defineCommand('takeCall', { numberOfKeys: 2, lua: TAKE_CALL });
		this.#client.defineCommand('giveBack', { numberOfKeys: 1, lua: GIVE_BACK });
		this.address = `${hostname}:${port || 6379}`;
		this.#client.on('ready', () => listener.onUp());
		this.#client.on('error', (error) => listener.onAway(error));
		this.#client.on('close', () => listener.onAway(new Error('The connection was closed.')));
	}

	/**
	 * Counts a call if the key's limits allow it.
	 * @throws StoreAwayError while the store is away, another error if it gives no answer in time.
	 */
	async take(keyId: string, { perDay = -1, perSecond = -1 }: CallLimits): Promise<Taken> {
		this.#throwIfAway();
		const { days, recent } = namesOf(keyId);
		const taking = this.#client.takeCall(days, recent, perDay, perSecond, this.#now());
		return await this.#inTime(taking, (taken) => {
			// Counted too late: the call was treated as not counted.
			if (typeof taken === 'number') void this.giveBack(keyId, taken).catch(() => {});
		});
	}

	/** Takes a call off the count of a day. @throws as `take` does. */
	async giveBack(keyId: string, day: number): Promise<void> {
		this.#throwIfAway();
		await this.#inTime(this.#client.giveBack(namesOf(keyId).days, day));
	}

	/** Sends what was begun and disconnects. */
	async close(): Promise<void> {
		// The reply to this comes after those to all earlier commands.
		if (this.#client.status === 'ready') await this.#inTime(this.#client.quit()).catch(() => {});
		this.#client.disconnect();
	}

	#throwIfAway(): void {
		if (this.#client.status !== 'ready') throw new StoreAwayError('There is no connection.');
		if (this.#isSilent) throw new StoreAwayError('An answer is overdue.');
	}

	/** Rejects if the answer takes too long. `onLate` gets an answer that comes nonetheless. */
	async #inTime<Answer>(
		answering: Promise<Answer>,
		onLate: (answer: Answer) => void = () => {},
	): Promise<Answer> {
		const answer = await Promise.race([answering.then((value) => ({ value })), timeUp()]);
		if (answer !== undefined) return answer.value;
		this.#isSilent = true;
		void answering.then(
			(late) => {
				this.#isSilent = false;
				this.#listener.onUp();
				onLate(late);
			},
			() => (this.#isSilent = false),
		);
		throw new Error(`No answer within ${ANSWER_MS} ms.`);
	}
}

async function timeUp(): Promise<undefined> {
	await delay(ANSWER_MS, undefined, { ref: false });
	// If this process was busy, an answer may have come in time and not be read yet.
	await immediate();
}

/** Names of a key's data in the store. The braces keep them on one node of a cluster. */
function namesOf(keyId: string) {
	const prefix = `idcard-ocr:calls:{${keyId}}`;
	return { days: `${prefix}:days`, recent: `${prefix}:recent` };
}
