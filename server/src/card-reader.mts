import type { IdCardFields } from '../../domain/id-card.ts';

/** What the engine found in one picture. */
export interface CardReading {
	/** The ten fields of the reply. */
	fields: IdCardFields;
}

/** The engine as the HTTP side sees it: one picture in, one card or nothing out. */
export interface CardReader {
	/**
	 * Reads the card in a JPEG or PNG picture.
	 * Gives `null` when the picture cannot be decoded or shows no readable card.
	 * @throws OverloadedError when too many pictures are waiting already.
	 */
	read(picture: Uint8Array): Promise<CardReading | null>;
	/** Ends the worker threads. Reads under way are finished first. */
	close(): Promise<void>;
}
