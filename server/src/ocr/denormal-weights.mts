import { bytesIn, fieldsOf } from './protobuf.mts';

/** Field numbers of ONNX's `ModelProto`, `GraphProto`, `NodeProto`, `AttributeProto` and `TensorProto`. */
const GRAPH = 7;
const NODE = 1;
const INITIALIZER = 5;
const ATTRIBUTE = 5;
const ATTRIBUTE_TENSOR = 5;
const DATA_TYPE = 2;
const RAW_DATA = 9;

/** `TensorProto.DataType.FLOAT`: 32 bits, the lowest byte first. */
const FLOAT = 1;
const FLOAT_BYTES = 4;

/**
 * Zeroes the denormal weights (below 1.2e-38) in the bytes of an ONNX file. They do not affect
 * results, and many processors take a hundred times as long to multiply by one: every tenth weight
 * of PP-OCRv6's detection network is denormal.
 * @throws RangeError when the bytes are not protocol buffers.
 */
export function dropDenormalWeights(model: Uint8Array): void {
	for (const graph of bytesIn(model, GRAPH)) {
		for (const tensor of bytesIn(graph, INITIALIZER)) dropFrom(tensor);
		// Some converters write weights as constants among the nodes.
		for (const node of bytesIn(graph, NODE)) {
			for (const attribute of bytesIn(node, ATTRIBUTE)) {
				for (const tensor of bytesIn(attribute, ATTRIBUTE_TENSOR)) dropFrom(tensor);
			}
		}
	}
}

function dropFrom(tensor: Uint8Array): void {
	const fields = new Map(fieldsOf(tensor));
	const data = fields.get(RAW_DATA);
	if (fields.get(DATA_TYPE) === FLOAT && data instanceof Uint8Array) dropDenormals(data);
}

/** A float is zero or denormal if its exponent, the eight bits below the sign, is zero. */
function dropDenormals(floats: Uint8Array): void {
	for (let start = 0; start + FLOAT_BYTES <= floats.length; start += FLOAT_BYTES) {
		const exponentIsZero = (floats[start + 3] & 0x7f) === 0 && (floats[start + 2] & 0x80) === 0;
		if (exponentIsZero) floats.fill(0, start, start + FLOAT_BYTES);
	}
}
