import { InferenceSession, Tensor as RuntimeTensor } from 'onnxruntime-node';

import { dropDenormalWeights } from './denormal-weights.mts';
import type { Tensor } from './tensor.mts';

/** A loaded network with one input and one output. */
export interface Session {
	/** One run at a time. What it gives is overwritten by the next run, and stays in memory till then. */
	run(input: Tensor): Promise<Tensor>;
}

/**
 * Loads an ONNX network from its bytes, whose denormal weights become zero; the only file that knows
 * the runtime. `run` of onnxruntime-node blocks its thread in spite of its promise, so call this in
 * a worker.
 * @throws when the bytes are no ONNX network.
 */
export async function loadSession(model: Uint8Array, threads: number): Promise<Session> {
	dropDenormalWeights(model);
	const session = await InferenceSession.create(model, {
		intraOpNumThreads: threads,
		interOpNumThreads: 1,
		graphOptimizationLevel: 'all',
		// Without it, the C library would keep what each run frees, in pieces of all sizes.
		enableCpuMemArena: true,
		// Without it, a plan of memory for each new size is one large block that is mapped anew every time.
		enableMemPattern: false,
		// Idle threads would spin on a core that the other worker needs.
		extra: { session: { intra_op: { allow_spinning: '0' } } },
	});
	const [inputName] = session.inputNames;
	const [outputName] = session.outputNames;
	const outputShapes = new Map<string, readonly number[]>();
	let buffer = new ArrayBuffer(0);

	/** Memory of a fresh output for each line, megabytes of it, is what the garbage collector frees last. */
	function outputOf(shape: readonly number[]): RuntimeTensor {
		const size = shape.reduce((product, side) => product * side, 1);
		const bytes = size * Float32Array.BYTES_PER_ELEMENT;
		if (buffer.byteLength < bytes) buffer = new ArrayBuffer(bytes);
		return new RuntimeTensor('float32', new Float32Array(buffer, 0, size), shape);
	}

	return {
		async run({ data, shape }) {
			const feeds = { [inputName]: new RuntimeTensor('float32', data, shape) };
			const known = outputShapes.get(shape.join());
			const fetches = known === undefined ? [outputName] : { [outputName]: outputOf(known) };
			const { [outputName]: result } = await session.run(feeds, fetches);
			if (known === undefined) outputShapes.set(shape.join(), result.dims);
			return { data: result.data as Float32Array, shape: result.dims };
		},
	};
}
