// Best path decoding of CTC (Graves et al. 2006, "Connectionist Temporal Classification").

/**
 * A recognition network's output for one line, without the classes it ruled out:
 * step `t` has the classes `ids[offsets[t]]` up to `ids[offsets[t + 1] - 1]`.
 */
export interface LinePosterior {
	/** The character of each class; that of class 0, the CTC blank, is empty. */
	classes: readonly string[];
	offsets: Uint32Array;
	ids: Uint32Array;
	probabilities: Float32Array;
	/** Whether it is the draft network's; absent on the full one's. */
	isDraft?: true;
}

export interface CharacterReading {
	text: string;
	/** Probability of the character at its best step. */
	probability: number;
	/** Position of its best step: 0 is the line's start, 1 its end. */
	position: number;
	/** Other characters at the best step, the most probable first. */
	alternatives: ReadonlyArray<{ text: string; probability: number }>;
}

/**
 * Classes below this probability are dropped, and taken to have it: they cannot change the result. A network whose
 * output leaves out classes must keep all others.
 */
export const MIN_PROBABILITY = 1e-4;

/** A character at least this probable is not taken for another one, whatever speaks for that. */
export const SURE = 0.95;

/** The class of no character. */
export const BLANK = 0;

/**
 * Keeps the probable classes of a network's output, `steps` rows with a probability for each of `characters`: a
 * handful of 18,000 for each step, few enough to send to another thread. The blank's character is empty.
 */
export function sparsePosterior(
	probabilities: Float32Array,
	steps: number,
	characters: readonly string[],
): LinePosterior {
	const columns = characters.length;
	const classes = new Map([['', BLANK]]);
	const offsets = new Uint32Array(steps + 1);
	const ids: number[] = [];
	const kept: number[] = [];
	for (let step = 0; step < steps; step++) {
		const start = step * columns;
		// Probabilities add up to 1: once the rest is too small to be kept, it can be skipped.
		let rest = 1;
		for (let column = 0; column < columns && rest >= MIN_PROBABILITY; column++) {
			column = skipImprobable(probabilities, start + column, start + columns) - start;
			if (column === columns) break;
			const probability = probabilities[start + column];
			const character = characters[column];
			const id = classes.get(character) ?? classes.size;
			classes.set(character, id);
			ids.push(id);
			kept.push(probability);
			rest -= probability;
		}
		offsets[step + 1] = ids.length;
	}
	return {
		classes: [...classes.keys()],
		offsets,
		ids: Uint32Array.from(ids),
		probabilities: Float32Array.from(kept),
	};
}

/** The first index from `from` on whose probability is kept, else `end`. Four at a time: twice as fast. */
function skipImprobable(probabilities: Float32Array, from: number, end: number): number {
	let index = from;
	while (
		index + 3 < end &&
		probabilities[index] < MIN_PROBABILITY &&
		probabilities[index + 1] < MIN_PROBABILITY &&
		probabilities[index + 2] < MIN_PROBABILITY &&
		probabilities[index + 3] < MIN_PROBABILITY
	) {
		index += 4;
	}
	while (index < end && probabilities[index] < MIN_PROBABILITY) index++;
	return index;
}

/** A class of a step, such as one of the best path at its most probable step. */
export interface PathClass {
	id: number;
	step: number;
	probability: number;
}

/** Takes the most probable class of every step, merges repeats and drops blanks. */
export function bestPath(posterior: LinePosterior): PathClass[] {
	const path: PathClass[] = [];
	let previous = BLANK;
	for (let step = 0; step < stepsOf(posterior); step++) {
		const top = mostProbable(posterior, step);
		if (top.id !== BLANK) {
			if (top.id !== previous) path.push(top);
			else if (top.probability > path.at(-1)!.probability) path.splice(-1, 1, top);
		}
		previous = top.id;
	}
	return path;
}

/** The characters of the best path with their alternatives. */
export function decodeBestPath(posterior: LinePosterior): CharacterReading[] {
	return bestPath(posterior).map((path) => readingOf(posterior, path));
}

/** What a line shows at a step, where one of its classes was chosen. */
export function readingOf(
	posterior: LinePosterior,
	{ id: chosen, step, probability }: PathClass,
): CharacterReading {
	const { classes } = posterior;
	return {
		text: classes[chosen],
		probability,
		position: positionOf(posterior, step),
		alternatives: classesAt(posterior, step)
			.filter(({ id }) => id !== BLANK && id !== chosen)
			.map(({ id, probability }) => ({ text: classes[id], probability }))
			.sort((one, other) => other.probability - one.probability),
	};
}

/** In how many steps a network read a line. */
export function stepsOf({ offsets }: LinePosterior): number {
	return offsets.length - 1;
}

/** Where a step is: 0 is the line's start, 1 its end. */
export function positionOf(posterior: LinePosterior, step: number): number {
	return (step + 0.5) / stepsOf(posterior);
}

/** The most probable class of a step; the blank, with 0, if it has none. */
export function mostProbable(posterior: LinePosterior, step: number): PathClass {
	return classesAt(posterior, step).reduce(
		(best, one) => (one.probability > best.probability ? one : best),
		{ id: BLANK, step, probability: 0 },
	);
}

/** The classes of a step; none before or after the line. */
export function classesAt(
	{ offsets, ids, probabilities }: LinePosterior,
	step: number,
): PathClass[] {
	const classes: PathClass[] = [];
	for (let at = offsets[step]; at < offsets[step + 1]; at++) {
		classes.push({ id: ids[at], step, probability: probabilities[at] });
	}
	return classes;
}
