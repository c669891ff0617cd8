import { env, InferenceSession } from 'onnxruntime-web/wasm';

import { fileNamed } from './given.mts';

export { Tensor } from 'onnxruntime-web/wasm';

/** Loads an ONNX network from its bytes, on this thread alone. */
export async function startNetwork(network: Uint8Array): Promise<InferenceSession> {
	// Without SharedArrayBuffer, which a page from the disk lacks, there are no further threads.
	env.wasm.numThreads = 1;
	env.wasm.wasmBinary = fileNamed('runtime').buffer;
	return await InferenceSession.create(network, {
		executionProviders: ['wasm'],
		graphOptimizationLevel: 'all',
		enableMemPattern: false,
	});
}
