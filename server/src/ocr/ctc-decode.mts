/**
 * What a recognition network said about one line, without the characters it ruled out:
 * step `t` holds the classes `ids[offsets[t]]` up to `ids[offsets[t + 1] - 1]`.
 * Class 0 is the CTC blank.
 */
export interface LinePosterior {
	offsets: Uint32Array;
	ids: Uint32Array;
	probabilities: Float32Array;
}

/** One character as read, and what else it might have been. */
export interface CharacterReading {
	text: string;
	/** Probability of the character at its best step. */
	probability: number;
	/** Where its best step lies within the line: 0 is the line's start, 1 its end. */
	position: number;
	/** Other characters at the best step, the likeliest first. */
	alternatives: ReadonlyArray<{ text: string; probability: number }>;
}

/** A class less probable than this at a step is not kept: it could not change a reading. */
const MIN_PROBABILITY = 1e-4;

const BLANK = 0;

/**
 * Keeps the classes that matter of a network's output: `steps` rows of `classes` probabilities.
 * 18,000 classes a step shrink to a handful, small enough to hand to another thread.
 */
export function sparsePosterior(
	probabilities: Float32Array,
	steps: number,
	classes: number,
): LinePosterior {
	const offsets = new Uint32Array(steps + 1);
	const ids: number[] = [];
	const kept: number[] = [];
	for (let step = 0; step < steps; step++) {
		const start = step * classes;
		// Probabilities add up to 1: once the rest is too little to be kept, it need not be looked at.
		let rest = 1;
		for (let id = 0; id < classes && rest >= MIN_PROBABILITY; id++) {
			const probability = probabilities[start + id];
			if (probability < MIN_PROBABILITY) continue;
			ids.push(id);
			kept.push(probability);
			rest -= probability;
		}
		offsets[step + 1] = ids.length;
	}
	return { offsets, ids: Uint32Array.from(ids), probabilities: Float32Array.from(kept) };
}

/**
 * Reads the likeliest class of every step, joins repetitions and drops blanks (Graves et al. 2006,
 * best path decoding). `alphabet[0]` stands for the blank.
 */
export function decodeBestPath(
	posterior: LinePosterior,
	alphabet: readonly string[],
): CharacterReading[] {
	const steps = posterior.offsets.length - 1;
	const readings: Array<{ id: number; step: number; probability: number }> = [];
	let previous = BLANK;
	for (let step = 0; step < steps; step++) {
		const { id, probability } = likeliest(posterior, step);
		if (id !== BLANK) {
			const last = readings[readings.length - 1];
			if (id !== previous) readings.push({ id, step, probability });
			else if (probability > last.probability) Object.assign(last, { step, probability });
		}
		previous = id;
	}
	return readings.map(({ id, step, probability }) => ({
		text: alphabet[id] ?? '',
		probability,
		position: (step + 0.5) / steps,
		alternatives: alternativesAt(posterior, step, id, alphabet),
	}));
}

function likeliest(posterior: LinePosterior, step: number): { id: number; probability: number } {
	let best = { id: BLANK, probability: 0 };
	for (let i = posterior.offsets[step]; i < posterior.offsets[step + 1]; i++) {
		if (posterior.probabilities[i] > best.probability) {
			best = { id: posterior.ids[i], probability: posterior.probabilities[i] };
		}
	}
	return best;
}

function alternativesAt(
	posterior: LinePosterior,
	step: number,
	chosen: number,
	alphabet: readonly string[],
): Array<{ text: string; probability: number }> {
	const alternatives: Array<{ text: string; probability: number }> = [];
	for (let i = posterior.offsets[step]; i < posterior.offsets[step + 1]; i++) {
		const id = posterior.ids[i];
		if (id === BLANK || id === chosen) continue;
		alternatives.push({ text: alphabet[id] ?? '', probability: posterior.probabilities[i] });
	}
	return alternatives.sort((one, other) => other.probability - one.probability);
}
