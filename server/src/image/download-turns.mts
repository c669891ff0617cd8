/** How many downloads may run at a time. */
export interface DownloadLimits {
	/** For one key. */
	readonly perKey: number;
	/** For all keys, beside the first of each key, which never waits for others. */
	readonly total: number;
}

interface KeyTurns {
	running: number;
	/** Starts a waiting download, oldest first. */
	readonly waiting: Set<() => void>;
}

/** Gives downloads their turns, so that a key whose links hang takes no other key's. */
export class DownloadTurns {
	readonly #limits: DownloadLimits;
	/** The key whose turn was longest ago comes first. */
	readonly #keys = new Map<string, KeyTurns>();
	#running = 0;

	constructor(limits: DownloadLimits) {
		this.#limits = limits;
	}

	/**
	 * Waits for a key's turn. Returns a function that ends it, which must be called.
	 * @throws the reason of `signal` when it is aborted before.
	 */
	async take(keyId: string, signal: AbortSignal): Promise<() => void> {
		signal.throwIfAborted();
		const key = this.#keys.get(keyId) ?? { running: 0, waiting: new Set() };
		this.#keys.set(keyId, key);
		// What waits already cannot run either, so this one overtakes none.
		if (this.#mayRun(key)) this.#start(key);
		else await this.#wait(keyId, key, signal);
		return () => {
			key.running--;
			this.#running--;
			this.#forgetIdle(keyId, key);
			this.#startWaiting();
		};
	}

	async #wait(keyId: string, key: KeyTurns, signal: AbortSignal): Promise<void> {
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const start = () => {
			signal.removeEventListener('abort', giveUp);
			key.waiting.delete(start);
			this.#start(key);
			resolve();
		};
		const giveUp = () => {
			key.waiting.delete(start);
			this.#forgetIdle(keyId, key);
			reject(signal.reason as Error);
		};
		key.waiting.add(start);
		signal.addEventListener('abort', giveUp, { once: true });
		await promise;
	}

	#mayRun({ running }: KeyTurns): boolean {
		const { perKey, total } = this.#limits;
		return running === 0 || (running < perKey && this.#running < total);
	}

	#start(key: KeyTurns): void {
		key.running++;
		this.#running++;
	}

	/** Starts what may run now, key by key. */
	#startWaiting(): void {
		for (;;) {
			const turn = [...this.#keys].find(([, key]) => key.waiting.size > 0 && this.#mayRun(key));
			if (turn === undefined) return;
			const [keyId, key] = turn;
			this.#keys.delete(keyId);
			this.#keys.set(keyId, key);
			const [start] = key.waiting;
			start();
		}
	}

	#forgetIdle(keyId: string, key: KeyTurns): void {
		if (key.running === 0 && key.waiting.size === 0) this.#keys.delete(keyId);
	}
}
