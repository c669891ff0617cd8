import type { CardReader } from './card-reader.mts';
import { EngineMissingError, NotServingError } from '../errors/server-errors.mts';

/**
 * `failed` is final: the models are missing or broken, and the server must be restarted. The state is
 * `loading` again while a network has no thread and the engine tries to start one.
 */
export type EngineState = 'loading' | 'ready' | 'failed';

/** The card reader, from before its models are loaded until it is closed. */
export class Engine {
	#state: EngineState = 'loading';
	loaded: CardReader | undefined;
	/** Resolves when loading is over; never rejects. */
	readonly settled: Promise<void>;

	/** `onFailure` gets the reason if the models cannot be loaded. */
	constructor(loading: Promise<CardReader>, onFailure: (error: unknown) => void = () => {}) {
		this.settled = loading.then(
			(reader) => {
				this.loaded = reader;
				this.#state = 'ready';
			},
			(error: unknown) => {
				this.#state = 'failed';
				onFailure(error);
			},
		);
	}

	get state(): EngineState {
		return this.#state === 'ready' && this.loaded?.isAlive === false ? 'loading' : this.#state;
	}

	/**
	 * The reader.
	 * @throws NotServingError while the models are loading, EngineMissingError if that failed.
	 */
	get reader(): CardReader {
		if (this.loaded !== undefined) return this.loaded;
		if (this.#state === 'loading') throw new NotServingError('The models are still loading.');
		throw new EngineMissingError('The models could not be loaded.');
	}

	async close(): Promise<void> {
		await this.settled;
		await this.loaded?.close();
	}
}
