import { bytesIn } from './protobuf.mts';

/** Field numbers of ONNX's `ModelProto` and `StringStringEntryProto` (onnx.proto3). */
const METADATA_PROPS = 14;
const ENTRY_KEY = 1;
const ENTRY_VALUE = 2;

/**
 * Returns the metadata entries in the bytes of an ONNX file, where recognition networks keep their
 * dictionary; onnxruntime-node does not expose them.
 * @throws RangeError when the bytes are not protocol buffers.
 */
export function onnxMetadata(model: Uint8Array): Map<string, string> {
	const metadata = new Map<string, string>();
	for (const entry of bytesIn(model, METADATA_PROPS)) {
		const text = (part: number) => {
			const [bytes] = bytesIn(entry, part);
			return new TextDecoder().decode(bytes);
		};
		metadata.set(text(ENTRY_KEY), text(ENTRY_VALUE));
	}
	return metadata;
}
