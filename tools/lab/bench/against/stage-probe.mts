// Preloaded into each thread of an engine whose stages are measured. At the end, the main thread writes the CPU
// time that each network took, in ms, to STAGES_FOLDER. Node's CPU profile cannot tell networks apart:
// onnxruntime-node runs them in a callback of its own.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

type Feeds = Record<string, { dims: readonly number[] }>;
type Run = (feeds: Feeds, ...rest: unknown[]) => Promise<unknown>;
interface Runtime {
	InferenceSession: { create(...model: unknown[]): Promise<{ run: Run }> };
}

const NETWORKS = ['detection', 'recognition', 'direction'] as const;
const KEY = 'stage-probe';

const { STAGES_FOLDER: folder = '', STAGES_ENGINE: engine = '' } = process.env;
if (isMainThread) setEnvironmentData(KEY, new SharedArrayBuffer(8 * NETWORKS.length) as never);
/** Microseconds by network, shared by all threads. */
const times = new BigInt64Array(getEnvironmentData(KEY) as unknown as SharedArrayBuffer);

const { InferenceSession: sessions } = createRequire(engine)('onnxruntime-node') as Runtime;
const create = sessions.create.bind(sessions);
sessions.create = async (...model) => {
	const session = await create(...model);
	const run = session.run.bind(session);
	session.run = async (feeds, ...rest) => {
		const start = process.threadCpuUsage();
		const result = await run(feeds, ...rest);
		const { user, system } = process.threadCpuUsage(start);
		const network = NETWORKS.indexOf(networkOf(Object.values(feeds)[0].dims));
		Atomics.add(times, network, BigInt(user + system));
		return result;
	};
	return session;
};

/** Told by the height that PP-OCR's networks were trained with; detection takes multiples of 32 (for bytes, this is the width). */
function networkOf([, , side]: readonly number[]): (typeof NETWORKS)[number] {
	if (side === 48) return 'recognition';
	return side % 32 === 0 ? 'detection' : 'direction';
}

if (isMainThread) {
	process.on('exit', () => {
		const ms = NETWORKS.map((network, i) => [network, Number(times[i]) / 1000]);
		writeFileSync(join(folder, 'networks.json'), JSON.stringify(Object.fromEntries(ms)));
	});
}
