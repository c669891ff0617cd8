import type { NGramTable } from './n-grams.mts';

/** The file's parts; it begins with the length of each in bytes, in 32 bits. */
// prettier-ignore
const PARTS = [
	'symbols', 'pairCounts', 'tripleCounts', 'pairNexts', 'tripleNexts', 'ones', 'pairs', 'triples', 'rests',
] as const;

/**
 * Unpacks the file that `npm run addresses` in tools/lab writes: the symbols in UTF-8; how many pairs each has, how many
 * triples each pair, and what follows, in 16 bits each, little-endian; then the bytes of the logarithms.
 * Throws `RangeError` if it is truncated.
 */
export function unpackTable(file: Uint8Array): NGramTable {
	// A slice of a Buffer would share its memory, and start anywhere.
	const bytes = new Uint8Array(file);
	let from = PARTS.length * Uint32Array.BYTES_PER_ELEMENT;
	const lengths = new Uint32Array(bytes.slice(0, from).buffer);
	const parts = Array.from(lengths, (length) => bytes.slice(from, (from += length)));
	if (from > bytes.length) throw new RangeError('The table of a language is truncated.');
	const part = (name: (typeof PARTS)[number]) => parts[PARTS.indexOf(name)];
	const shorts = (name: (typeof PARTS)[number]) => new Uint16Array(part(name).buffer);
	const symbols = Array.from(new TextDecoder().decode(part('symbols')));
	const rests = new Int8Array(part('rests').buffer);
	return {
		symbols,
		pairStarts: startsOf(shorts('pairCounts')),
		tripleStarts: startsOf(shorts('tripleCounts')),
		pairNexts: shorts('pairNexts'),
		tripleNexts: shorts('tripleNexts'),
		ones: part('ones'),
		pairs: part('pairs'),
		triples: part('triples'),
		oneRests: rests.subarray(0, symbols.length),
		pairRests: rests.subarray(symbols.length),
	};
}

function startsOf(counts: Uint16Array): Uint32Array {
	const starts = new Uint32Array(counts.length + 1);
	for (const [index, count] of counts.entries()) starts[index + 1] = starts[index] + count;
	return starts;
}
