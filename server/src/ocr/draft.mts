import { bestPath, BLANK, type LinePosterior } from './ctc-decode.mts';
import { logLikelihood } from './ctc-score.mts';

/** When a draft stands: the reading of a line by a smaller, quicker network than the full one. */
export interface DraftOptions {
	/** What lines of a closed form say, such as labels with digits: a regular expression for all of it. */
	closed: string;
	/** Lowest probability that a line says exactly this. */
	sure: number;
}

/** Returns whether a draft stands. */
export function draftRule({ closed, sure }: DraftOptions): (draft: LinePosterior) => boolean {
	const isClosed = new RegExp(`^(?:${closed})$`, 'u');
	return (draft) => {
		const line = withoutSpaces(draft);
		const text = bestPath(line)
			.map(({ id }) => line.classes[id])
			.join('');
		return isClosed.test(text) && Math.exp(logLikelihood(line, text)) >= sure;
	};
}

/** The line with CTC blanks for spaces: between a label and its value, either is right. */
function withoutSpaces(line: LinePosterior): LinePosterior {
	const { offsets } = line;
	const space = line.classes.indexOf(' ');
	const ids = line.ids.slice();
	const probabilities = line.probabilities.slice();
	for (let step = 0; step + 1 < offsets.length; step++) {
		const classes = ids.subarray(offsets[step], offsets[step + 1]);
		const blank = classes.indexOf(BLANK);
		const at = classes.indexOf(space);
		if (at < 0) continue;
		const kept = probabilities.subarray(offsets[step], offsets[step + 1]);
		if (blank < 0) classes[at] = BLANK;
		else [kept[blank], kept[at]] = [kept[blank] + kept[at], 0];
	}
	return { ...line, ids, probabilities };
}
