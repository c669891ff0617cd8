import { BLANK, type LinePosterior } from '../../../server/src/ocr/ctc-decode.mts';
import type { ByteReader, ByteWriter } from './byte-stream.mts';
import { CERTAIN, codeOfProbability, probabilityOfCode } from './probability-code.mts';

/** Where the parts of posteriors go, each part in a stream of its own: like bytes pack better. */
export interface PosteriorStreams<Stream> {
	/** How many classes each step has. */
	counts: Stream;
	ids: Stream;
	probabilities: Stream;
}

/** Classes kept of each step whatever their probability; of the others, those above it. */
const MOST_IMPROBABLE = 5;
const MIN_PROBABILITY = 1e-3;

/** A blank with a higher probability says nothing else: a run of such steps is one number. */
const SILENCE = 0.998;

/** Stands for a run of silent steps. */
const SILENT = 0;

interface ClassProbability {
	id: number;
	probability: number;
}

/** Writes the posterior of a line, rounded. */
export function writePosterior(to: PosteriorStreams<ByteWriter>, posterior: LinePosterior): void {
	const steps = Array.from({ length: posterior.offsets.length - 1 }, (_, step) =>
		classesAt(posterior, step),
	);
	to.counts.write(steps.length);
	to.counts.write(posterior.isDraft ? 1 : 0);
	let previous: ClassProbability[] = [];
	for (let step = 0; step < steps.length; step++) {
		const start = step;
		while (step < steps.length && isSilent(steps[step])) step++;
		if (step > start) {
			to.counts.write(SILENT);
			to.counts.write(step - start);
		}
		if (step === steps.length) break;
		writeClasses(to, steps[step], previous);
		previous = steps[step];
	}
}

/** The probable classes of a step, the most probable first. */
function classesAt({ offsets, ids, probabilities }: LinePosterior, step: number) {
	const classes: ClassProbability[] = [];
	for (let i = offsets[step]; i < offsets[step + 1]; i++) {
		classes.push({ id: ids[i], probability: probabilities[i] });
	}
	return classes
		.sort((one, other) => other.probability - one.probability)
		.filter(({ probability }, rank) => rank < MOST_IMPROBABLE || probability >= MIN_PROBABILITY);
}

function isSilent([first, second]: readonly ClassProbability[]): boolean {
	if (first === undefined) return true;
	return first.id === BLANK && first.probability > SILENCE && second === undefined;
}

/** Each class is written as its distance from the one of the same rank in the step before. */
function writeClasses(
	to: PosteriorStreams<ByteWriter>,
	classes: readonly ClassProbability[],
	previous: readonly ClassProbability[],
): void {
	to.counts.write(classes.length);
	for (const [rank, { id, probability }] of classes.entries()) {
		to.ids.writeSigned(id - (previous[rank]?.id ?? BLANK));
		const code = codeOfProbability(probability);
		to.probabilities.write(rank === 0 ? CERTAIN - code : code);
	}
}

/** Reads the posterior of a line; the classes of a step are in the order of their probability. */
export function readPosterior(from: PosteriorStreams<ByteReader>): LinePosterior {
	const offsets = new Uint32Array(from.counts.read() + 1);
	const isDraft = from.counts.read() === 1;
	const ids: number[] = [];
	const probabilities: number[] = [];
	let previous: number[] = [];
	for (let step = 1; step < offsets.length; ) {
		const count = from.counts.read();
		if (count === SILENT) {
			for (const end = step + from.counts.read(); step < end; step++) {
				ids.push(BLANK);
				probabilities.push(1);
				offsets[step] = ids.length;
			}
			continue;
		}
		const classes: number[] = [];
		for (let rank = 0; rank < count; rank++) {
			classes.push((previous[rank] ?? BLANK) + from.ids.readSigned());
			const code = from.probabilities.read();
			probabilities.push(probabilityOfCode(rank === 0 ? CERTAIN - code : code));
		}
		ids.push(...classes);
		offsets[step++] = ids.length;
		previous = classes;
	}
	const kept = { ids: Uint32Array.from(ids), probabilities: Float32Array.from(probabilities) };
	return { offsets, ...kept, ...(isDraft && { isDraft }) };
}
