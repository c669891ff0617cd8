import { IS_BUILT } from '../process/built.mts';
import { DEFAULT_LONG_SIDE, type DetectionOptions } from './detection.mts';
import type { DraftOptions } from './draft.mts';
import { ThreadSet, type ThreadEvent, type ThreadLoad } from './thread-set.mts';
import { WorkerPool } from './worker-pool.mts';

/** The networks that detect and recognize text; `draft` belongs to the file of that name. */
export interface TextNetworks {
	files: { detection: string; recognition: string; dictionary: string; draft?: string };
	detection: DetectionOptions;
	draft?: DraftOptions;
}

/** The `workerData` of every thread. */
export interface ThreadSetup extends TextNetworks {
	/** Threads that the network of detection may use; that of recognition uses one. */
	detectionThreads: number;
}

/** What threads are there for, by the name of their network; those that recognize also draft. */
export type Network = 'detection' | 'recognition';

export interface NetworkOptions {
	scripts?: Record<Network, URL>;
	/** Called when a thread dies, cannot be replaced, or is replaced after all. */
	onThreadEvent?: (network: Network, event: ThreadEvent) => void;
}

const scriptNamed = (name: string) =>
	new URL(`${name}.${IS_BUILT ? 'mjs' : 'mts'}`, import.meta.url);

const SCRIPTS = {
	detection: scriptNamed('detection-worker'),
	recognition: scriptNamed('recognition-worker'),
};

export class NetworkThreads {
	readonly pools: Readonly<Record<Network, WorkerPool>>;
	/** Long side, in pixels, that the first detection in an image should work on. */
	readonly firstLongSide: number;

	private constructor(pools: Record<Network, WorkerPool>, firstLongSide: number) {
		this.pools = pools;
		this.firstLongSide = firstLongSide;
	}

	/**
	 * Starts `threads` recognition threads and one detection thread: its network uses several cores
	 * and, at a large size, much memory, so a second one would gain nothing.
	 * @throws when a network cannot be loaded.
	 */
	static async start(
		{ files, detection, draft }: TextNetworks,
		threads: number,
		{ scripts = SCRIPTS, onThreadEvent = () => {} }: NetworkOptions = {},
	): Promise<NetworkThreads> {
		const setup: ThreadSetup = { files, detection, draft, detectionThreads: threads };
		const start = async (network: Network, size: number) => {
			const options = {
				size,
				onThreadEvent: (event: ThreadEvent) => onThreadEvent(network, event),
			};
			return new WorkerPool(await ThreadSet.start(scripts[network], setup, options));
		};
		const detectors = await start('detection', 1);
		try {
			const pools = { detection: detectors, recognition: await start('recognition', threads) };
			return new NetworkThreads(pools, detection.longSide ?? DEFAULT_LONG_SIDE);
		} catch (error) {
			await detectors.close();
			throw error;
		}
	}

	/** Whether both networks have a thread, if only one that is being started. */
	get isAlive(): boolean {
		return Object.values(this.pools).every(({ threads }) => threads.isAlive);
	}

	get load(): Record<Network, ThreadLoad> {
		const { detection, recognition } = this.pools;
		return { detection: detection.threads.load, recognition: recognition.threads.load };
	}

	/** Terminates the threads immediately; unfinished tasks are rejected. */
	async close(): Promise<void> {
		await Promise.all(Object.values(this.pools).map((pool) => pool.close()));
	}
}
