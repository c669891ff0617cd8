import type { Quad } from '../geometry/quad.mts';
import { decodeBestPath, type LinePosterior } from './ctc-decode.mts';
import { logLikelihood } from './ctc-score.mts';
import type { TextLine } from './text-line.mts';

export interface QuadPosterior {
	quad: Quad;
	posterior: LinePosterior;
}

/** Lines with a lower mean probability are dirt or another script. (0.4 and 0.6 read 3 of 454 otherwise, none worse.) */
const MIN_SCORE = 0.5;

export class LineDecoder {
	readonly #alphabet: readonly string[];
	readonly #classOf: ReadonlyMap<string, number>;

	/** `alphabet` has the character of each class; that of class 0, the blank, is empty. */
	constructor(alphabet: readonly string[]) {
		this.#alphabet = alphabet;
		this.#classOf = new Map(alphabet.map((character, index) => [character, index]));
	}

	/** The most probable text of the output, with alternatives. */
	lineOf({ quad, posterior }: QuadPosterior): TextLine {
		const characters = decodeBestPath(posterior, this.#alphabet);
		const sum = characters.reduce((total, { probability }) => total + probability, 0);
		return {
			quad,
			text: characters.map(({ text }) => text).join(''),
			characters,
			score: characters.length === 0 ? 0 : sum / characters.length,
			...(posterior.isDraft && { isDraft: true }),
			logLikelihood: (text) => {
				const ids = Array.from(text, (character) => this.#classOf.get(character));
				if (ids.some((id) => id === undefined)) return -Infinity;
				return logLikelihood(posterior, ids as number[]);
			},
			searchIn: (search, from, to) => {
				const steps = posterior.offsets.length - 1;
				search.read(posterior, this.#alphabet, Math.round(from * steps), Math.round(to * steps));
			},
		};
	}

	/** The lines of the outputs, without those that cannot be read. */
	legibleLines(outputs: readonly QuadPosterior[]): TextLine[] {
		return outputs.map((output) => this.lineOf(output)).filter(isLegible);
	}
}

/** Whether the line is text that the network can read. */
export function isLegible({ score }: TextLine): boolean {
	return score >= MIN_SCORE;
}
