import type { NGramTable } from './n-grams.mts';

/** Parts of the file (its own format); it begins with the length of each in bytes, in 32 bits. */
const PARTS = 9;

/**
 * Unpacks the file that `npm run addresses` in tools/lab writes: the symbols in UTF-8; how many pairs each has, how many
 * triples each pair, and what follows, in 16 bits each, little-endian; then the bytes of the logarithms.
 * Throws `RangeError` if it is truncated.
 */
export function unpackTable(file: Uint8Array): NGramTable {
	// A slice of a Buffer would share its memory, and start anywhere.
	const bytes = new Uint8Array(file);
	let from = PARTS * Uint32Array.BYTES_PER_ELEMENT;
	const lengths = new Uint32Array(bytes.slice(0, from).buffer);
	const parts = Array.from(lengths, (length) => bytes.slice(from, (from += length)));
	if (from > bytes.length) throw new RangeError('The table of a language is truncated.');
	const shorts = (index: number) => new Uint16Array(parts[index].buffer);
	const symbols = Array.from(Buffer.from(parts[0]).toString());
	const rests = new Int8Array(parts[8].buffer);
	return {
		symbols,
		pairStarts: startsOf(shorts(1)),
		tripleStarts: startsOf(shorts(2)),
		pairNexts: shorts(3),
		tripleNexts: shorts(4),
		ones: parts[5],
		pairs: parts[6],
		triples: parts[7],
		oneRests: rests.subarray(0, symbols.length),
		pairRests: rests.subarray(symbols.length),
	};
}

function startsOf(counts: Uint16Array): Uint32Array {
	const starts = new Uint32Array(counts.length + 1);
	for (const [index, count] of counts.entries()) starts[index + 1] = starts[index] + count;
	return starts;
}
