import { startNetwork, Tensor as RuntimeTensor } from './runtime.mts';
import type { Input, Tensor } from './tensor.mts';

export interface Session {
	/** Names of the outputs, in the order of the file. */
	readonly outputs: readonly string[];
	/** Whether its input is an image's bytes, as of detection made by `npm run models:build` in tools/lab. */
	readonly takesBytes: boolean;
	/**
	 * Returns the outputs with these names, by default the first one. Ask for small ones: onnxruntime-node copies
	 * each into fresh memory, even where a tensor for it is passed. (Measured with all classes of each step, 16 MB a
	 * card: 18 % of recognition's CPU time.)
	 */
	run(input: Input, names?: readonly string[]): Promise<Tensor[]>;
}

/**
 * Loads an ONNX network, by its file or from its bytes. onnxruntime-node's `run` blocks its thread in spite of its
 * promise, so call this in a worker.
 * @throws when it is not an ONNX network.
 */
export async function loadSession(network: string | Uint8Array, threads: number): Promise<Session> {
	const session = await startNetwork(network, threads);
	const [input] = session.inputMetadata;
	const type = input.isTensor && input.type === 'uint8' ? 'uint8' : 'float32';
	const [first] = session.outputNames;
	return {
		outputs: session.outputNames,
		takesBytes: type === 'uint8',
		async run({ data, shape }, names = [first]) {
			const feeds = { [input.name]: new RuntimeTensor(type, data, shape) };
			const results = await session.run(feeds, names);
			return names.map((name) => {
				const { data, dims } = results[name];
				return { data: data as Float32Array, shape: dims };
			});
		},
	};
}
