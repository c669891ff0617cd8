import { InferenceSession } from 'onnxruntime-node';

export { Tensor } from 'onnxruntime-node';

/** Loads an ONNX network, from its bytes or from a file and those next to it that it refers to. */
export async function startNetwork(
	network: string | Uint8Array,
	threads: number,
): Promise<InferenceSession> {
	return await InferenceSession.create(network as string, {
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
}
