import type { IdCardFields } from '../../../domain/id-card.ts';
import type { AskedCrops } from '../crops/asked-crops.mts';
import type { DecoderUse } from '../documents/decoder-use.mts';
import type { Turn } from '../fairness/turn.mts';
import type { Precision } from '../models/start-reader.mts';
import type { Network } from '../ocr/network-threads.mts';
import type { ThreadLoad } from '../ocr/thread-set.mts';
import type { DocumentExtra } from './document-extra.mts';

export interface CardReading {
	/** The ten fields of the reply; `null` if no card was found but `extra` was asked for. */
	fields: IdCardFields | null;
	/** Present if it was asked for. */
	extra?: DocumentExtra;
	passes?: number;
}

export interface ReadOptions {
	extra?: boolean | AskedCrops;
	/**
	 * Its turn among other images; tells whether it waits, and ends when it takes too long.
	 */
	turn?: Turn;
}

export interface EngineLoad {
	/** Images that wait for their turn, and how many may. */
	waiting: number;
	queueLimit: number;
	threads: Record<Network, ThreadLoad>;
	/** The processes that decode documents, since the start. */
	decoders: DecoderUse;
}

/** The engine's contract with the HTTP side: one image in, one card or nothing out. */
export interface CardReader {
	readonly pack?: string;
	/** Arithmetic of its networks. */
	readonly precision?: Precision;
	/** Whether it can read now; if not, it tries to start the threads that it lacks. */
	readonly isAlive?: boolean;
	readonly load?: EngineLoad;
	/**
	 * Reads the card in an image or a document.
	 * Returns `null` when the image cannot be decoded or shows no readable card; in the latter case a
	 * reading without fields if `extra` is asked for.
	 * Settles only when nothing works on the image any more.
	 * Takes as many images as it gets: the caller limits them.
	 * @throws the reason of the turn's signal when it is aborted, while the image waits or at the next step of reading: QueueTimeoutError or ReadTimeoutError when that takes too long;
	 * ThreadDiedError or NotServingError when a thread dies or there is none.
	 */
	read(image: Uint8Array, options?: ReadOptions): Promise<CardReading | null>;
	/** Finishes pending reads, then ends the worker threads. */
	close(): Promise<void>;
}
