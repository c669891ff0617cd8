import { bestPath, BLANK, type LinePosterior } from './ctc-decode.mts';
import { logLikelihood } from './ctc-score.mts';

/** When a draft stands: the reading of a line by a smaller, quicker network than the full one. */
export interface DraftOptions {
	/** What lines of a closed form say, such as labels with digits: a regular expression for all of it. */
	closed: string;
	/** Lowest probability that a line says exactly this. */
	sure: number;
}

/** Returns whether a draft stands, given the character of each class; the last one is a space. */
export function draftRule(
	{ closed, sure }: DraftOptions,
	alphabet: readonly string[],
): (draft: LinePosterior) => boolean {
	const isClosed = new RegExp(`^(?:${closed})$`, 'u');
	return (draft) => {
		const line = withoutSpaces(draft, alphabet.length - 1);
		const ids = bestPath(line).map(({ id }) => id);
		const text = ids.map((id) => alphabet[id]).join('');
		return isClosed.test(text) && Math.exp(logLikelihood(line, ids)) >= sure;
	};
}

/** The line with CTC blanks for spaces: between a label and its value, either is right. */
function withoutSpaces({ offsets, ...line }: LinePosterior, space: number): LinePosterior {
	const ids = line.ids.slice();
	const probabilities = line.probabilities.slice();
	for (let step = 0; step + 1 < offsets.length; step++) {
		const classes = ids.subarray(offsets[step], offsets[step + 1]);
		const [blank, at] = [classes.indexOf(BLANK), classes.indexOf(space)];
		if (at < 0) continue;
		const kept = probabilities.subarray(offsets[step], offsets[step + 1]);
		if (blank < 0) classes[at] = BLANK;
		else [kept[blank], kept[at]] = [kept[blank] + kept[at], 0];
	}
	return { offsets, ids, probabilities };
}
