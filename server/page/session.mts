import { env, InferenceSession, Tensor as RuntimeTensor } from 'onnxruntime-web/wasm';

import type { Session } from '../src/ocr/session.mts';
import { fileNamed } from './given.mts';

/** Loads an ONNX network from its bytes, on this thread alone. */
export async function loadSession(network: Uint8Array): Promise<Session> {
	// Without SharedArrayBuffer, which a page from the disk lacks, there are no further threads.
	env.wasm.numThreads = 1;
	env.wasm.wasmBinary = fileNamed('runtime').buffer;
	const session = await InferenceSession.create(network, {
		executionProviders: ['wasm'],
		graphOptimizationLevel: 'all',
		enableMemPattern: false,
	});
	const [input] = session.inputMetadata;
	const type = input.isTensor && input.type === 'uint8' ? 'uint8' : 'float32';
	const [first] = session.outputNames;
	return {
		outputs: session.outputNames,
		takesBytes: type === 'uint8',
		async run({ data, shape }, names = [first]) {
			const feeds = { [input.name]: new RuntimeTensor(type, data, shape) };
			const results = await session.run(feeds, [...names]);
			return names.map((name) => {
				const { data, dims } = results[name];
				return { data: data as Float32Array, shape: dims };
			});
		},
	};
}
