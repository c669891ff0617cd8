import type { Quad } from '../geometry/quad.mts';
import type { CharacterReading } from './ctc-decode.mts';

/** One line of text as recognized. */
export interface TextLine {
	quad: Quad;
	text: string;
	characters: readonly CharacterReading[];
	/** Mean probability of the characters. */
	score: number;
	/**
	 * Natural logarithm of the probability that the line says exactly `text`;
	 * −∞ when the networks do not know one of its characters.
	 */
	logLikelihood(text: string): number;
}
