import type { Quad } from '../geometry/quad.mts';
import type { CharacterReading } from './ctc-decode.mts';

/** A recognized line of text. */
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
}
