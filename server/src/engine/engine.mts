import type { CardReader } from './card-reader.mts';
import { EngineMissingError, NotServingError } from '../errors/server-errors.mts';

/** `failed` is for good: the models are missing or broken, and a restart is needed. */
export type EngineState = 'loading' | 'ready' | 'failed';

/** The card reader from before its models are loaded until it is closed. */
export class Engine {
	#state: EngineState = 'loading';
	#reader: CardReader | undefined;
	/** Settles when the state is no longer `loading`; never rejects. */
	readonly settled: Promise<void>;

	/** `onFailure` is told why the models could not be loaded. */
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
		return this.#state;
	}

	/** Name of the model pack in use; absent while none is. */
	get pack(): string | undefined {
		return this.#reader?.pack;
	}

	/**
	 * The reader.
	 * @throws NotServingError while the models load, EngineMissingError when they could not be.
	 */
	get reader(): CardReader {
		if (this.#reader !== undefined) return this.#reader;
		if (this.#state === 'loading') throw new NotServingError('The models are still loading.');
		throw new EngineMissingError('The models could not be loaded.');
	}

	/** Finishes what is being read and frees the models. */
	async close(): Promise<void> {
		await this.settled;
		await this.#reader?.close();
	}
}
