import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

import { mapCorners, type Quad } from '../../../server/src/geometry/quad.mts';
import { BLANK, type LinePosterior } from '../../../server/src/ocr/ctc-decode.mts';
import type { GoldenImage } from './golden-image.mts';
import { CERTAIN, codeOfProbability, probabilityOfCode } from './probability-code.mts';

/** The golden images, and the networks that saw them. */
export interface GoldenRecording {
	/** Tells one model pack from another. */
	weights: string;
	images: readonly GoldenImage[];
}

/** Where the golden images are. */
export const GOLDEN_FILE = new URL('lines.br', import.meta.url);

/** What the file holds in JSON: all lines one after the other, by column, since like numbers pack better. */
interface Packed {
	weights: string;
	images: Array<Omit<GoldenImage, 'passes'> & { passes: Array<{ name: string; lines: number }> }>;
	/** Every character that a class of a line is; the first one is none. */
	characters: string[];
	/** In eighths of a pixel. */
	quads: Quad[];
	/** How many classes each step of a line has. */
	counts: number[][];
	ids: number[][];
	codes: number[][];
	drafts: number[];
}

/** Classes kept of each step whatever their probability; of the others, those above it. */
const MOST_IMPROBABLE = 5;
const MIN_PROBABILITY = 1e-3;

/** A blank with a higher probability says nothing else. */
const SILENCE = 0.998;

/** Packs the recording: corners and probabilities rounded, hardly probable classes left out. */
export function packRecording({ weights, images }: GoldenRecording): Uint8Array {
	const outputs = images.flatMap(({ passes }) => passes.flatMap((pass) => pass.outputs));
	const lines = outputs.map(({ posterior }) => stepsOf(posterior));
	const numbers = new Map([['', BLANK]]);
	const numberOf = (character: string) => {
		const number = numbers.get(character) ?? numbers.size;
		numbers.set(character, number);
		return number;
	};
	const ids = lines.map((steps) => steps.flat().map(({ character }) => numberOf(character)));
	const packed: Packed = {
		weights,
		images: images.map(({ passes, ...image }) => ({
			...image,
			passes: passes.map((pass) => ({ name: pass.name, lines: pass.outputs.length })),
		})),
		characters: [...numbers.keys()],
		quads: outputs.map(({ quad }) =>
			mapCorners(quad, ({ x, y }) => ({ x: Math.round(x * 8), y: Math.round(y * 8) })),
		),
		counts: lines.map((steps) => steps.map(({ length }) => length)),
		ids,
		codes: lines.map((steps) => steps.flat().map(({ code }) => code)),
		drafts: outputs.map(({ posterior }) => (posterior.isDraft ? 1 : 0)),
	};
	const { BROTLI_PARAM_LGWIN, BROTLI_MAX_WINDOW_BITS } = constants;
	const params = { [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS };
	return brotliCompressSync(JSON.stringify(packed), { params });
}

/** The probable classes of each step, the most probable first. */
function stepsOf({ classes, offsets, ids, probabilities }: LinePosterior) {
	return Array.from({ length: offsets.length - 1 }, (_, step) => {
		const seen = [...ids.subarray(offsets[step], offsets[step + 1])]
			.map((id, i) => ({ character: classes[id], probability: probabilities[offsets[step] + i] }))
			.sort((one, other) => other.probability - one.probability)
			.filter(({ probability }, i) => i < MOST_IMPROBABLE || probability >= MIN_PROBABILITY);
		const [{ character, probability } = { character: '', probability: 1 }] = seen;
		const isSilent = character === '' && probability > SILENCE && seen.length <= 1;
		if (isSilent) return [{ character, code: CERTAIN }];
		return seen.map((one) => ({ ...one, code: codeOfProbability(one.probability) }));
	});
}

/** Unpacks a recording. Throws if it is none. */
export function unpackRecording(file: Uint8Array): GoldenRecording {
	const packed = JSON.parse(brotliDecompressSync(file).toString()) as Packed;
	let next = 0;
	const outputs = (length: number) =>
		Array.from({ length }, () => ({
			quad: mapCorners(packed.quads[next], ({ x, y }) => ({ x: x / 8, y: y / 8 })),
			posterior: posteriorOf(packed, next++),
		}));
	const images = packed.images.map(({ passes, ...image }) => ({
		...image,
		passes: passes.map(({ name, lines }) => ({ name, outputs: outputs(lines) })),
	}));
	return { weights: packed.weights, images };
}

function posteriorOf(packed: Packed, line: number): LinePosterior {
	const { characters, counts, ids, codes, drafts } = packed;
	const numbers = [...new Set([BLANK, ...ids[line]])];
	let end = 0;
	return {
		classes: numbers.map((number) => characters[number]),
		offsets: Uint32Array.from([0, ...counts[line].map((count) => (end += count))]),
		ids: Uint32Array.from(ids[line], (number) => numbers.indexOf(number)),
		probabilities: Float32Array.from(codes[line], probabilityOfCode),
		...(drafts[line] === 1 && { isDraft: true as const }),
	};
}
