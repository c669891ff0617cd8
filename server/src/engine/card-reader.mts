import type { IdCardFields } from '../../../domain/id-card.ts';
import type { Extra } from '../extra/extra.mts';

/** What the engine found in one picture. */
export interface CardReading {
	/** The ten fields of the reply; `null` only beside an `extra`, where no card was found. */
	fields: IdCardFields | null;
	/** There when it was asked for. */
	extra?: Extra;
}

/** What is wanted of a picture beside its ten fields. */
export interface ReadOptions {
	/** Whether to tell how and where the fields were read, and how good the picture is. */
	extra?: boolean;
	/** Aborted when nobody wants the reading any longer. */
	signal?: AbortSignal;
}

/** The engine as the HTTP side sees it: one picture in, one card or nothing out. */
export interface CardReader {
	/** Name of the model pack it reads with. */
	readonly pack?: string;
	/**
	 * Reads the card in a JPEG or PNG picture.
	 * Gives `null` when the picture cannot be decoded or shows no readable card; of the latter, a
	 * reading without fields when `extra` is asked for.
	 * @throws OverloadedError when too many pictures are waiting already, and the reason of `signal`
	 * when it is aborted while the picture waits.
	 */
	read(picture: Uint8Array, options?: ReadOptions): Promise<CardReading | null>;
	/** Ends the worker threads. Reads under way are finished first. */
	close(): Promise<void>;
}
