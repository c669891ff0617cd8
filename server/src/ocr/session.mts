import { InferenceSession, Tensor as RuntimeTensor } from 'onnxruntime-node';

import type { Tensor } from './tensor.mts';

/** A loaded network with one input and one output. */
export interface Session {
	run(input: Tensor): Promise<Tensor>;
}

/**
 * Loads an ONNX network; the only file that knows the runtime.
 * `run` of onnxruntime-node blocks its thread in spite of its promise, so call this in a worker.
 * @throws when the file is missing or no ONNX network.
 */
export async function loadSession(file: string, threads: number): Promise<Session> {
	const session = await InferenceSession.create(file, {
		intraOpNumThreads: threads,
		interOpNumThreads: 1,
		graphOptimizationLevel: 'all',
		// The arena keeps the largest picture's memory for good, in each worker.
		enableCpuMemArena: false,
		// Without it, a plan of memory for each new size is one large block that is mapped anew every time.
		enableMemPattern: false,
		// Idle threads would spin on a core that the other worker needs.
		extra: { session: { intra_op: { allow_spinning: '0' } } },
	});
	const [inputName] = session.inputNames;
	const [outputName] = session.outputNames;
	return {
		async run({ data, shape }) {
			const output = await session.run({ [inputName]: new RuntimeTensor('float32', data, shape) });
			const result = output[outputName];
			return { data: result.data as Float32Array, shape: result.dims };
		},
	};
}
