import { InferenceSession, Tensor as RuntimeTensor } from 'onnxruntime-node';

import type { Tensor } from './tensor.mts';

/** A loaded network with one input and one output. */
export interface Session {
	/** Call it for one input at a time: each run overwrites the output of the previous one. */
	run(input: Tensor): Promise<Tensor>;
}

/**
 * Loads an ONNX network and the files beside it that it refers to. onnxruntime-node's `run` blocks its
 * thread in spite of its promise, so call this in a worker.
 * @throws when the file is not an ONNX network.
 */
export async function loadSession(file: string, threads: number): Promise<Session> {
	const session = await InferenceSession.create(file, {
		intraOpNumThreads: threads,
		interOpNumThreads: 1,
		graphOptimizationLevel: 'all',
		// Without it, what each run frees would fragment the C library's heap.
		enableCpuMemArena: true,
		// With it, each new input size would map one large block of memory.
		enableMemPattern: false,
		// Spinning idle threads would take a core from the other worker.
		extra: { session: { intra_op: { allow_spinning: '0' } } },
	});
	const [inputName] = session.inputNames;
	const [outputName] = session.outputNames;
	const outputShapes = new Map<string, readonly number[]>();
	let buffer = new ArrayBuffer(0);

	/** Reuses one buffer: fresh outputs take megabytes a line and are garbage-collected late. */
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
