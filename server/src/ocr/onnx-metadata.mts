/** Field numbers of ONNX's `ModelProto` and `StringStringEntryProto` (onnx.proto3). */
const METADATA_PROPS = 14;
const ENTRY_KEY = 1;
const ENTRY_VALUE = 2;

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/**
 * Gives the metadata entries of an ONNX file's bytes, where recognition networks keep their
 * dictionary; onnxruntime-node does not hand them out.
 * @throws RangeError when the bytes are not protocol buffers.
 */
export function onnxMetadata(model: Uint8Array): Map<string, string> {
	const metadata = new Map<string, string>();
	for (const [field, value] of fieldsOf(model)) {
		if (field !== METADATA_PROPS) continue;
		const entry = new Map(fieldsOf(value));
		const text = (part: number) => new TextDecoder().decode(entry.get(part));
		metadata.set(text(ENTRY_KEY), text(ENTRY_VALUE));
	}
	return metadata;
}

/** The length-delimited fields of a message; the others are stepped over. */
function* fieldsOf(message: Uint8Array): Generator<[field: number, value: Uint8Array]> {
	let position = 0;
	const varint = (): number => {
		let value = 0;
		let factor = 1;
		for (;;) {
			if (position >= message.length) throw new RangeError('The ONNX file is cut short');
			const byte = message[position++];
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) return value;
			factor *= 0x80;
		}
	};
	while (position < message.length) {
		const tag = varint();
		const wireType = tag % 8;
		if (wireType === VARINT) varint();
		else if (wireType === FIXED_64) position += 8;
		else if (wireType === FIXED_32) position += 4;
		else if (wireType === LENGTH_DELIMITED) {
			const length = varint();
			yield [Math.trunc(tag / 8), message.subarray(position, position + length)];
			position += length;
		} else throw new RangeError('The file is no ONNX model');
	}
}
