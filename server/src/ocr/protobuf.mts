const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** A field of a message: a number, or the bytes of a string, a message or packed values. */
export type ProtobufField = [field: number, value: number | Uint8Array];

/**
 * The fields of a Protocol Buffers message, in order; fixed-width fields are skipped. Bytes are
 * views of the message's memory. Numbers beyond 2^53 are inexact.
 * @throws RangeError when the bytes are not such a message.
 */
export function* fieldsOf(message: Uint8Array): Generator<ProtobufField> {
	let position = 0;
	const varint = (): number => {
		let value = 0;
		let factor = 1;
		for (;;) {
			if (position >= message.length) throw new RangeError('The ONNX file is truncated');
			const byte = message[position++];
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) return value;
			factor *= 0x80;
		}
	};
	while (position < message.length) {
		const tag = varint();
		const field = Math.trunc(tag / 8);
		const wireType = tag % 8;
		if (wireType === VARINT) yield [field, varint()];
		else if (wireType === FIXED_64) position += 8;
		else if (wireType === FIXED_32) position += 4;
		else if (wireType === LENGTH_DELIMITED) {
			const length = varint();
			if (position + length > message.length) throw new RangeError('The ONNX file is truncated');
			yield [field, message.subarray(position, position + length)];
			position += length;
		} else throw new RangeError('The file is not an ONNX model');
	}
}

/** The strings and messages in the fields with that number. */
export function* bytesIn(message: Uint8Array, number: number): Generator<Uint8Array> {
	for (const [field, value] of fieldsOf(message)) {
		if (field === number && typeof value !== 'number') yield value;
	}
}
