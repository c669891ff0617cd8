import { InferenceThread } from './inference-thread.mts';

/** An event of a thread; the last two are reported once, however often a start is tried. */
export type ThreadEvent =
	/** It died after it had loaded its networks; another one is started. */
	| 'died'
	/** Its replacement could not be started, which is tried again and again. */
	| 'unreplaced'
	/** Its replacement was started after all. */
	| 'restored';

export interface ThreadSetOptions {
	size: number;
	onThreadEvent?: (event: ThreadEvent) => void;
	/** How long, in ms, to wait before a thread that could not be started is tried again. */
	retryMs?: number;
}

export interface ThreadLoad {
	/** Threads that have their networks. */
	threads: number;
	busy: number;
	/** Threads that died since the start. */
	lost: number;
}

/** A start costs one core for a second. */
const RETRY_MS = 10_000;

/** Keeps a number of threads with the same networks: one that dies is replaced. */
export class ThreadSet {
	readonly size: number;
	/** Called when a thread may have become free, or the last one has ended. */
	onChange: () => void = () => {};
	readonly #startOne: () => InferenceThread;
	readonly #onThreadEvent: (event: ThreadEvent) => void;
	readonly #retryMs: number;
	readonly #threads = new Set<InferenceThread>();
	#retry: NodeJS.Timeout | undefined;
	#isIncomplete = false;
	#lost = 0;
	isClosed = false;

	private constructor(
		startOne: () => InferenceThread,
		threads: readonly InferenceThread[],
		{ size, onThreadEvent = () => {}, retryMs = RETRY_MS }: ThreadSetOptions,
	) {
		this.#startOne = startOne;
		this.size = size;
		this.#onThreadEvent = onThreadEvent;
		this.#retryMs = retryMs;
		for (const thread of threads) this.#adopt(thread);
	}

	/**
	 * Starts threads that run `file` with `setup` as their `workerData`, and waits until all have
	 * loaded their networks.
	 * @throws when a network cannot be loaded.
	 */
	static async start(file: URL, setup: object, options: ThreadSetOptions): Promise<ThreadSet> {
		const startOne = () => new InferenceThread(file, setup);
		const threads = Array.from({ length: options.size }, startOne);
		try {
			await Promise.all(threads.map(({ loaded }) => loaded));
			return new ThreadSet(startOne, threads, options);
		} catch (error) {
			await Promise.all(threads.map((thread) => thread.terminate()));
			throw error;
		}
	}

	/** Whether any thread is running or being started. */
	get isAlive(): boolean {
		return this.#threads.size > 0;
	}

	get load(): ThreadLoad {
		const loaded = [...this.#threads].filter(({ hasLoaded }) => hasLoaded);
		const busy = loaded.filter(({ isBusy }) => isBusy);
		return { threads: loaded.length, busy: busy.length, lost: this.#lost };
	}

	free(): InferenceThread | undefined {
		return [...this.#threads].find(({ isFree }) => isFree);
	}

	/** Ends all threads immediately; their tasks are rejected. */
	async close(): Promise<void> {
		this.isClosed = true;
		clearTimeout(this.#retry);
		await Promise.all([...this.#threads].map((thread) => thread.terminate()));
	}

	#fill(): void {
		while (!this.isClosed && this.#threads.size < this.size) this.#adopt(this.#startOne());
	}

	#adopt(thread: InferenceThread): void {
		this.#threads.add(thread);
		thread.loaded.then(
			() => this.#welcome(),
			() => {},
		);
		void thread.ended.then(() => this.#lose(thread));
	}

	#welcome(): void {
		if (this.#isIncomplete && this.load.threads === this.size) {
			this.#isIncomplete = false;
			this.#onThreadEvent('restored');
		}
		this.onChange();
	}

	#lose(thread: InferenceThread): void {
		this.#threads.delete(thread);
		if (!this.isClosed && thread.hasLoaded) {
			this.#lost++;
			this.#onThreadEvent('died');
			this.#fill();
		} else if (!this.isClosed) {
			// Trying again at once could go on endlessly.
			clearTimeout(this.#retry);
			this.#retry = setTimeout(() => this.#fill(), this.#retryMs).unref();
			if (!this.#isIncomplete) this.#onThreadEvent('unreplaced');
			this.#isIncomplete = true;
		}
		this.onChange();
	}
}
