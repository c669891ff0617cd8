import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

import { ByteReader, ByteWriter } from './byte-stream.mts';
import type { GoldenImage } from './golden-image.mts';
import { readPosterior, writePosterior } from './posterior-code.mts';
import { readQuad, writeQuad } from './quad-code.mts';

/** The golden images, and the networks that saw them. */
export interface GoldenRecording {
	/** Tells one model pack from another. */
	weights: string;
	images: readonly GoldenImage[];
}

/** What is no number goes into a header, and the numbers of lines into streams after it. */
const STREAMS = ['counts', 'ids', 'probabilities', 'quads'] as const;

interface Header {
	weights: string;
	/** Bytes of each stream. */
	lengths: number[];
	pictures: Array<Omit<GoldenImage, 'passes'> & { passes: Array<{ name: string; lines: number }> }>;
}

/** Where the golden images are. */
export const GOLDEN_FILE = new URL('lines.br', import.meta.url);

const LENGTH_BYTES = 4;

/** Packs the recording: corners and probabilities rounded, hardly probable classes left out. */
export function packRecording({ weights, images }: GoldenRecording): Uint8Array {
	const streams = streamsFrom(() => new ByteWriter());
	for (const { quad, posterior } of images.flatMap(outputsOf)) {
		writeQuad(streams.quads, quad);
		writePosterior(streams, posterior);
	}
	const bytes = STREAMS.map((name) => streams[name].bytes());
	const header: Header = {
		weights,
		lengths: bytes.map(({ length }) => length),
		pictures: images.map(({ passes, ...image }) => ({
			...image,
			passes: passes.map(({ name, outputs }) => ({ name, lines: outputs.length })),
		})),
	};
	const text = Buffer.from(JSON.stringify(header));
	const length = Buffer.alloc(LENGTH_BYTES);
	length.writeUInt32LE(text.length);
	const packed = Buffer.concat([length, text, ...bytes]);
	const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_WINDOW_BITS } = constants;
	const params = {
		[BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS,
		[BROTLI_PARAM_SIZE_HINT]: packed.length,
	};
	return brotliCompressSync(packed, { params });
}

function outputsOf({ passes }: GoldenImage) {
	return passes.flatMap(({ outputs }) => outputs);
}

/** Unpacks a recording. Throws if it is none. */
export function unpackRecording(file: Uint8Array): GoldenRecording {
	const packed = brotliDecompressSync(file);
	const end = LENGTH_BYTES + packed.readUInt32LE(0);
	const header = JSON.parse(packed.toString('utf8', LENGTH_BYTES, end)) as Header;
	let start = end;
	const streams = streamsFrom((index) => {
		const bytes = packed.subarray(start, start + header.lengths[index]);
		start += bytes.length;
		return new ByteReader(bytes);
	});
	const readOutput = () => ({ quad: readQuad(streams.quads), posterior: readPosterior(streams) });
	const images = header.pictures.map(({ passes, ...image }) => ({
		...image,
		passes: passes.map(({ name, lines }) => ({
			name,
			outputs: Array.from({ length: lines }, readOutput),
		})),
	}));
	return { weights: header.weights, images };
}

function streamsFrom<Stream>(
	make: (index: number) => Stream,
): Record<(typeof STREAMS)[number], Stream> {
	const entries = STREAMS.map((name, index) => [name, make(index)]);
	return Object.fromEntries(entries) as Record<(typeof STREAMS)[number], Stream>;
}
