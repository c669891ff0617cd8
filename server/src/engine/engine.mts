import type { CardReader, EngineLoad } from './card-reader.mts';
import { EngineMissingError, NotServingError } from '../errors/server-errors.mts';
import type { Precision } from '../models/start-reader.mts';

/**
 * `failed` is final: the models are missing or broken, and the server must be restarted. The state is
 * `loading` again while a network has no thread and the engine tries to start one.
 */
export type EngineState = 'loading' | 'ready' | 'failed';

/** The card reader, from before its models are loaded until it is closed. */
export class Engine {
	#state: EngineState = 'loading';
	#reader: CardReader | undefined;
	/** Resolves when loading is over; never rejects. */
	readonly settled: Promise<void>;

	/** `onFailure` gets the reason if the models cannot be loaded. */
	constructor(loading: Promise<CardReader>, onFailure: (error: unknown) => void = () => {}) {
		this.settled = loading.then(
			(reader) => {
				this.#reader = reader;
				this.#state = 'ready';
			},
			(error: unknown) => {
				this.#state = 'failed';
				onFailure(error);
			},
		);
	}

	get state(): EngineState {
		return this.#state === 'ready' && this.#reader?.isAlive === false ? 'loading' : this.#state;
	}

	/** Name of the model pack in use, `undefined` until it is loaded. */
	get pack(): string | undefined {
		return this.#reader?.pack;
	}

	/** Arithmetic of its networks, `undefined` until they are loaded. */
	get precision(): Precision | undefined {
		return this.#reader?.precision;
	}

	/** Its work now, `undefined` until the models are loaded. */
	get load(): EngineLoad | undefined {
		return this.#reader?.load;
	}

	/**
	 * The reader.
	 * @throws NotServingError while the models are loading, EngineMissingError if that failed.
	 */
	get reader(): CardReader {
		if (this.#reader !== undefined) return this.#reader;
		if (this.#state === 'loading') throw new NotServingError('The models are still loading.');
		throw new EngineMissingError('The models could not be loaded.');
	}

	/** Finishes pending reads and unloads the models. */
	async close(): Promise<void> {
		await this.settled;
		await this.#reader?.close();
	}
}
