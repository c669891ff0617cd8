// Replaces one of the engine's threads: the same code, but it records each run of a network.
import { InferenceSession } from 'onnxruntime-node';
import { BroadcastChannel, parentPort, workerData } from 'node:worker_threads';

import type { WorkerMessage } from '../../../../server/src/ocr/worker-protocol.mts';
import {
	NETWORKS,
	RECORDING_CHANNEL,
	type InferenceCall,
	type Network,
} from './inference-call.mts';

const { files } = workerData as { files: Partial<Record<Network, string>> };
const channel = new BroadcastChannel(RECORDING_CHANNEL);
const now = () => performance.timeOrigin + performance.now();
let calls: InferenceCall[] = [];
let start = 0;

const create = InferenceSession.create.bind(InferenceSession) as (
	file: string,
	options: object,
) => Promise<InferenceSession>;

async function createRecorded(file: string, options: object): Promise<InferenceSession> {
	const session = await create(file, options);
	const network = networkOf(file);
	const run = session.run.bind(session) as (...given: unknown[]) => Promise<never>;
	session.run = (feeds: InferenceSession.FeedsType, ...more: unknown[]) => {
		const [{ dims }] = Object.values(feeds) as Array<{ dims: readonly number[] }>;
		calls.push({ network, shape: [...dims] });
		return run(feeds, ...more);
	};
	return session;
}

function networkOf(file: string): Network {
	const network = NETWORKS.find((name) => files[name] === file);
	if (network !== undefined) return network;
	throw new Error('The engine loaded a network that is not in the pack.');
}

InferenceSession.create = createRecorded as typeof InferenceSession.create;
if (parentPort === null) throw new Error('This runs as a worker thread.');
const post = parentPort.postMessage.bind(parentPort);
parentPort.on('message', () => {
	calls = [];
	start = now();
});
parentPort.postMessage = (message: WorkerMessage) => {
	if (message.kind !== 'ready') channel.postMessage({ calls, start, end: now() });
	post(message);
};
const role = files.recognition === undefined ? 'detection' : 'recognition';
await import(`../../../../server/src/ocr/${role}-worker.mts`);
