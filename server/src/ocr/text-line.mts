import type { Quad } from '../geometry/quad.mts';
import { decodeBestPath, type CharacterReading, type LinePosterior } from './ctc-decode.mts';

export interface QuadPosterior {
	quad: Quad;
	posterior: LinePosterior;
}

/** A line of text, as plain data: `posterior` is all that the network saw, the rest follows from it. */
export interface TextLine extends QuadPosterior {
	text: string;
	characters: readonly CharacterReading[];
	/** Mean probability of the characters. */
	score: number;
}

/** The most probable text of a network's output, with alternatives. */
export function lineOf({ quad, posterior }: QuadPosterior): TextLine {
	const characters = decodeBestPath(posterior);
	const sum = characters.reduce((total, { probability }) => total + probability, 0);
	return {
		quad,
		posterior,
		text: characters.map(({ text }) => text).join(''),
		characters,
		score: characters.length === 0 ? 0 : sum / characters.length,
	};
}

/** Lines with a lower mean probability are dirt or another script. */
const MIN_SCORE = 0.5;

/** Whether the line is text that the network can read. */
export function isLegible({ score }: TextLine): boolean {
	return score >= MIN_SCORE;
}
