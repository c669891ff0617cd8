// Runs networks on blank inputs of the requested shapes: noise would fill recognition's outputs.
import { parentPort, workerData } from 'node:worker_threads';

import { neededOutputs } from '../../../../server/src/ocr/recognition.mts';
import { loadSession } from '../../../../server/src/ocr/session.mts';
import type { Input } from '../../../../server/src/ocr/tensor.mts';
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
	draft: await loadSession(files.draft, 1),
};
const outputs = {
	detection: undefined,
	recognition: neededOutputs(sessions.recognition),
	draft: neededOutputs(sessions.draft),
};
const inputs = new Map<string, Input>();

function inputOf({ network, shape }: InferenceCall): Input {
	const key = shape.join();
	let input = inputs.get(key);
	if (input === undefined) {
		const size = shape.reduce((product, side) => product * side, 1);
		const data = sessions[network].takesBytes ? new Uint8Array(size) : new Float32Array(size);
		input = { data, shape };
		inputs.set(key, input);
	}
	return input;
}

interface Replay {
	prepare?: boolean;
	calls: InferenceCall[];
}

async function replay(message: Replay): Promise<void> {
	for (const call of message.calls) {
		const input = inputOf(call);
		if (!message.prepare) await sessions[call.network].run(input, outputs[call.network]);
	}
	parentPort?.postMessage('done');
}

parentPort?.on('message', (message: Replay) => void replay(message));
parentPort?.postMessage('ready');
