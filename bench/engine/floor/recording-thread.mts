// Stands in for the engine's own thread: the same code, but each run of a network is noted.
import { InferenceSession } from 'onnxruntime-node';
import { BroadcastChannel, parentPort, workerData } from 'node:worker_threads';

import type { WorkerMessage, WorkerSetup } from '../../../server/src/ocr/worker-protocol.mts';
import { NETWORKS, RECORDING_CHANNEL, type InferenceCall } from './inference-call.mts';

const { files } = workerData as WorkerSetup;
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
	const network = NETWORKS.find((name) => files[name] === file);
	const run = session.run.bind(session) as (feeds: InferenceSession.FeedsType) => Promise<never>;
	session.run = (feeds: InferenceSession.FeedsType) => {
		const [{ dims }] = Object.values(feeds) as Array<{ dims: readonly number[] }>;
		if (network !== undefined) calls.push({ network, shape: [...dims] });
		return run(feeds);
	};
	return session;
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
await import('../../../server/src/ocr/worker.mts');
