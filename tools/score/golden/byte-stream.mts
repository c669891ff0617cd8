/** Whole numbers, of seven bits a byte: small ones take one byte. */
export class ByteWriter {
	readonly #bytes: number[] = [];

	/** Appends a number from 0 to 2³¹ − 1. */
	write(value: number): void {
		let rest = value;
		while (rest > 127) {
			this.#bytes.push((rest & 127) | 128);
			rest >>>= 7;
		}
		this.#bytes.push(rest);
	}

	/** Appends a number that may be negative, from −2³⁰ to 2³⁰ − 1. */
	writeSigned(value: number): void {
		this.write(value < 0 ? -2 * value - 1 : 2 * value);
	}

	/** What was written. */
	bytes(): Uint8Array {
		return Uint8Array.from(this.#bytes);
	}
}

/** Reads what a {@link ByteWriter} wrote, in the same order. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#position = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** The next number. Throws after the last one. */
	read(): number {
		let value = 0;
		for (let shift = 0; ; shift += 7) {
			if (this.#position === this.#bytes.length) throw new Error('The recording is truncated.');
			const byte = this.#bytes[this.#position++];
			value |= (byte & 127) << shift;
			if (byte < 128) return value;
		}
	}

	/** The next number, written as one that may be negative. */
	readSigned(): number {
		const value = this.read();
		return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
	}
}
