import type { NGramTable } from '../../../server/src/language/n-grams.mts';

/** Packs a table into the file that the server's `unpackTable` reads. */
export function packTable(table: NGramTable): Uint8Array {
	const parts = [
		Buffer.from(table.symbols.join('')),
		bytesOf(countsOf(table.pairStarts)),
		bytesOf(countsOf(table.tripleStarts)),
		bytesOf(table.pairNexts),
		bytesOf(table.tripleNexts),
		...[table.ones, table.pairs, table.triples].map(bytesOf),
		Buffer.concat([table.oneRests, table.pairRests].map(bytesOf)),
	];
	return Buffer.concat([bytesOf(Uint32Array.from(parts, ({ length }) => length)), ...parts]);
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
	return new Uint8Array(buffer, byteOffset, byteLength);
}

function countsOf(starts: Uint32Array): Uint16Array {
	return Uint16Array.from(starts.subarray(1), (end, index) => end - starts[index]);
}
