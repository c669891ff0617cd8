import { setImmediate as immediate, setTimeout as delay } from 'node:timers/promises';
import { Redis, type RedisOptions, type Result } from 'ioredis';

import type { CallLimits } from '../config/key-settings.mts';
import type { Taken } from './call-counts.mts';
import {
	ANSWER_MS,
	StoreAwayError,
	type LimitsStore,
	type StoreListener,
} from './limits-store.mts';
import { GIVE_BACK, TAKE_CALL } from './redis-scripts.mts';

declare module 'ioredis' {
	interface RedisCommander<Context> {
		takeCall(...args: Array<string | number>): Result<Taken, Context>;
		giveBack(...args: Array<string | number>): Result<null, Context>;
	}
}

/** A choice: after this long, in ms, without a connection or a byte of an answer, the store is taken for dead. */
const SILENCE_MS = 5000;

/** A call that is tried again may be counted twice, and one that waits for a connection is late. */
const NO_SECOND_TRY: RedisOptions = {
	enableOfflineQueue: false,
	autoResendUnfulfilledCommands: false,
	maxRetriesPerRequest: 0,
};

/** Counts in Redis or Valkey, under the ids of keys. */
export class RedisStore implements LimitsStore {
	readonly address: string;
	readonly settled: Promise<void>;
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
		const { hostname, port, username, password, pathname, protocol } = new URL(url);
		// An IPv6 address is in brackets.
		const host = hostname.replace(/^\[|\]$/g, '');
		this.#listener = listener;
		this.#now = now ?? (() => '');
		this.#client = new Redis({
			...{ host, port: Number(port || 6379), db: Number(pathname.slice(1) || 0) },
			...(username !== '' && { username: decodeURIComponent(username) }),
			...(password !== '' && { password: decodeURIComponent(password) }),
			...(protocol === 'rediss:' && { tls: {} }),
			...NO_SECOND_TRY,
			disableClientInfo: true,
			...{ connectTimeout: SILENCE_MS, socketTimeout: SILENCE_MS },
			// After a failover, the server that was asked may have become a replica.
			reconnectOnError: ({ message }) => message.startsWith('READONLY'),
		});
		this.#client.defineCommand('takeCall', { numberOfKeys: 2, lua: TAKE_CALL });
		this.#client.defineCommand('giveBack', { numberOfKeys: 1, lua: GIVE_BACK });
		this.address = `${hostname}:${port || 6379}`;
		this.settled = new Promise((resolve) => {
			this.#client.on('ready', () => {
				listener.onUp();
				resolve();
			});
			this.#client.on('error', (error) => {
				listener.onAway(error);
				resolve();
			});
		});
		this.#client.on('close', () => listener.onAway(new Error('The connection was closed.')));
	}

	async take(keyId: string, { perDay = -1, perSecond = -1 }: CallLimits): Promise<Taken> {
		this.#throwIfAway();
		const { days, second } = namesOf(keyId);
		const taking = this.#client.takeCall(days, second, perDay, perSecond, this.#now());
		return await this.#inTime(taking, (taken) => {
			// Counted too late: the call was treated as not counted.
			if (typeof taken === 'number') void this.giveBack(keyId, taken, 1).catch(() => {});
		});
	}

	async giveBack(keyId: string, day: number, calls: number): Promise<void> {
		this.#throwIfAway();
		await this.#inTime(this.#client.giveBack(namesOf(keyId).days, day, calls));
	}

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
		const waiting = new AbortController();
		const answer = await Promise.race([
			answering.then((value) => ({ value })),
			timeUp(waiting.signal),
		]).finally(() => waiting.abort());
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

async function timeUp(signal: AbortSignal): Promise<undefined> {
	try {
		await delay(ANSWER_MS, undefined, { signal });
		// If this process was busy, an answer may have come in time and not be read yet.
		await immediate(undefined, { signal });
	} catch {
		// Answered.
	}
}

/** Names of a key's data in the store. The braces keep them on one node of a cluster. */
function namesOf(keyId: string) {
	const prefix = `idcard-ocr:calls:{${keyId}}`;
	return { days: `${prefix}:days`, second: `${prefix}:second` };
}
