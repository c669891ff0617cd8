import type { Quad } from '../geometry/quad.mts';
import type { CharacterReading } from './ctc-decode.mts';
import type { TextSearch } from './ctc-search.mts';

export interface TextLine {
	quad: Quad;
	text: string;
	characters: readonly CharacterReading[];
	/** Mean probability of the characters. */
	score: number;
	/** Whether the draft network read it; absent if the full one did. */
	isDraft?: true;
	/**
	 * Natural logarithm of the probability that the line is exactly `text`; −∞ when one of its
	 * characters is not in the network's alphabet.
	 */
	logLikelihood(text: string): number;
	/** Goes on with a search for text in part of the line: `from` and `to` are 0 at its start and 1 at its end. */
	searchIn?(search: TextSearch, from: number, to: number): void;
}
