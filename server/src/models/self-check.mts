import { readFile } from 'node:fs/promises';

import type { Network } from '../ocr/network-threads.mts';
import { NORMALIZATION } from '../ocr/recognition.mts';
import type { Input } from '../ocr/tensor.mts';
import type { TextReader } from '../ocr/text-reader.mts';

/** An input of a network, and what exact INT8 arithmetic makes of it. */
interface NetworkCheck {
	/** Of the input: [1, 3, height, width] of floats, or [1, height, width, 3] of bytes. */
	shape: readonly [number, number, number, number];
	/** The input in base64: height × width bytes, the same for all three channels. */
	pixels: string;
	/** Flat indices into the first output, and the right values there. */
	at: readonly number[];
	values: readonly number[];
	/** The largest mean difference from `values` that right kernels may have. */
	tolerance: number;
}

/** A pack's checks, by network: one or several. */
type SelfCheck = Record<Network, NetworkCheck | readonly NetworkCheck[]>;

/**
 * Runs the checks in a file and returns what is wrong, in words; `undefined` if nothing is. On some processors
 * ONNX Runtime's INT8 kernels saturate: sums of products are cut off, and characters change.
 */
export async function failedCheck(reader: TextReader, file: string): Promise<string | undefined> {
	const checks = JSON.parse(await readFile(file, 'utf8')) as SelfCheck;
	const results = (['detection', 'recognition'] as const).map((network) =>
		failureOf(reader, network, [checks[network]].flat()),
	);
	return (await Promise.all(results)).find((failure) => failure !== undefined);
}

async function failureOf(
	reader: TextReader,
	network: Network,
	checks: readonly NetworkCheck[],
): Promise<string | undefined> {
	if (checks.length === 0) throw new Error(`it has no input for ${network}.`);
	const results = await Promise.all(checks.map((check) => difference(reader, network, check)));
	// Not `>`: NaN is wrong, too.
	const failed = checks.findIndex(({ tolerance }, i) => !(results[i] <= tolerance));
	if (failed < 0) return undefined;
	const { tolerance } = checks[failed];
	return `${network} differs by ${results[failed].toFixed(3)}, at most ${tolerance} is right`;
}

async function difference(
	reader: TextReader,
	network: Network,
	{ shape, pixels, at, values }: NetworkCheck,
): Promise<number> {
	const computed = await reader.probe(network, { input: inputOf(pixels, shape), at });
	const sum = values.reduce((total, value, i) => total + Math.abs(computed[i] - value), 0);
	return sum / values.length;
}

/** The input: bytes as they are, or floats as recognition takes them. */
function inputOf(pixels: string, shape: NetworkCheck['shape']): Input {
	const bytes = Buffer.from(pixels, 'base64');
	const length = 3 * bytes.length;
	if (shape[1] === 3) {
		const [[mean], [deviation]] = [NORMALIZATION.mean, NORMALIZATION.deviation];
		const plane = Float32Array.from(bytes, (byte) => (byte / 255 - mean) / deviation);
		return { data: Float32Array.from({ length }, (_, i) => plane[i % plane.length]), shape };
	}
	return { data: Uint8Array.from({ length }, (_, i) => bytes[Math.floor(i / 3)]), shape };
}
