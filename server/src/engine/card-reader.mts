import type { IdCardFields } from '../../../domain/id-card.ts';
import type { Extra } from '../extra/extra.mts';
import type { Precision } from '../models/start-reader.mts';
import type { ThreadLoad } from '../ocr/worker-pool.mts';

/** What the engine read in one image. */
export interface CardReading {
	/** The ten fields of the reply; `null` if no card was found but `extra` was asked for. */
	fields: IdCardFields | null;
	/** Present if it was asked for. */
	extra?: Extra;
	/** How many passes it took. */
	passes?: number;
}

/** The engine's work now, in numbers. */
export interface EngineLoad {
	/** Images that wait for their turn, and how many may. */
	waiting: number;
	queueLimit: number;
	/** The threads of each network. */
	threads: Record<'detection' | 'recognition', ThreadLoad>;
}

/** How to read an image. */
export interface ReadOptions {
	/** Whether to return confidence, positions and image quality too. */
	extra?: boolean;
	/** Aborted when the result is no longer needed. */
	signal?: AbortSignal;
}

/** The engine's contract with the HTTP side: one image in, one card or nothing out. */
export interface CardReader {
	/** Name of the model pack in use. */
	readonly pack?: string;
	/** Arithmetic of its networks. */
	readonly precision?: Precision;
	readonly load?: EngineLoad;
	/**
	 * Reads the card in a JPEG or PNG image.
	 * Returns `null` when the image cannot be decoded or shows no readable card; in the latter case a
	 * reading without fields if `extra` is asked for.
	 * @throws OverloadedError when the queue is full, and the reason of `signal` when it is aborted
	 * while the image waits.
	 */
	read(image: Uint8Array, options?: ReadOptions): Promise<CardReading | null>;
	/** Finishes pending reads, then ends the worker threads. */
	close(): Promise<void>;
}
