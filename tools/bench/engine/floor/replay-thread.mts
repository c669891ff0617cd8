// Runs networks on blank inputs of the requested shapes: noise would fill recognition's outputs.
import { parentPort, workerData } from 'node:worker_threads';

import { neededOutputs } from '../../../../server/src/ocr/recognition.mts';
import { loadSession } from '../../../../server/src/ocr/session.mts';
import type { Tensor } from '../../../../server/src/ocr/tensor.mts';
import type { InferenceCall, Network } from './inference-call.mts';

/** Data for starting the thread. */
export interface ReplaySetup {
	files: Record<Network, string>;
	detectionThreads: number;
}

const { files, detectionThreads } = workerData as ReplaySetup;
const sessions = {
	detection: await loadSession(files.detection, detectionThreads),
	recognition: await loadSession(files.recognition, 1),
};
const outputs = { detection: undefined, recognition: neededOutputs(sessions.recognition) };
const inputs = new Map<string, Tensor>();

function tensorOf(shape: readonly number[]): Tensor {
	const key = shape.join();
	let tensor = inputs.get(key);
	if (tensor === undefined) {
		const size = shape.reduce((product, side) => product * side, 1);
		tensor = { data: new Float32Array(size), shape };
		inputs.set(key, tensor);
	}
	return tensor;
}

interface Replay {
	prepare?: boolean;
	calls: InferenceCall[];
}

async function replay(message: Replay): Promise<void> {
	for (const { network, shape } of message.calls) {
		const tensor = tensorOf(shape);
		if (!message.prepare) await sessions[network].run(tensor, outputs[network]);
	}
	parentPort?.postMessage('done');
}

parentPort?.on('message', (message: Replay) => void replay(message));
parentPort?.postMessage('ready');
