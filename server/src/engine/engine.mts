import type { CardReader } from './card-reader.mts';
import { EngineMissingError, NotServingError } from '../errors/server-errors.mts';

/**
 * `failed` is final: the models are missing or broken, and the server must be restarted. The state is
 * `loading` again while a network has no thread and the engine tries to start one.
 */
type EngineState = 'loading' | 'ready' | 'failed';

/** The card reader, from before its models are loaded until it is closed. */
export class Engine {
	#hasFailed = false;
	loaded: CardReader | undefined;
	/** Resolves when loading is over; never rejects. */
	readonly settled: Promise<void>;

	/** `onFailure` gets the reason if the models cannot be loaded. */
	constructor(loading: Promise<CardReader>, onFailure: (error: unknown) => void = () => {}) {
		this.settled = loading.then(
			(reader) => {
				this.loaded = reader;
			},
			(error: unknown) => {
				this.#hasFailed = true;
				onFailure(error);
			},
		);
	}

	get state(): EngineState {
		if (this.#hasFailed) return 'failed';
		return this.loaded === undefined || this.loaded.isAlive === false ? 'loading' : 'ready';
	}

	/**
	 * The reader.
	 * @throws NotServingError while the models are loading, EngineMissingError if that failed.
	 */
	get reader(): CardReader {
		if (this.loaded !== undefined) return this.loaded;
		if (this.#hasFailed) throw new EngineMissingError('The models could not be loaded.');
		throw new NotServingError('The models are still loading.');
	}

	async close(): Promise<void> {
		await this.settled;
		await this.loaded?.close();
	}
}
