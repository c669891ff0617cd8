/** The networks of a pack. */
export const NETWORKS = ['detection', 'recognition', 'draft'] as const;
export type Network = (typeof NETWORKS)[number];

/** One run of a network and the shape of its input. */
export interface InferenceCall {
	network: Network;
	shape: readonly number[];
}

/** The calls of one thread for one task, with times in milliseconds of a common clock. */
export interface RecordedTask {
	calls: InferenceCall[];
	start: number;
	end: number;
}

/** Channel on which recording threads report their tasks. */
export const RECORDING_CHANNEL = 'bench-recording';

/**
 * Groups tasks into consecutive stages of tasks that ran concurrently. Omits tasks without calls.
 */
export function stagesOf(tasks: readonly RecordedTask[]): InferenceCall[][][] {
	const stages: Array<{ end: number; tasks: InferenceCall[][] }> = [];
	const ordered = tasks
		.filter(({ calls }) => calls.length > 0)
		.sort((one, other) => one.start - other.start);
	for (const { calls, start, end } of ordered) {
		const last = stages.at(-1);
		if (last !== undefined && start < last.end) {
			last.tasks.push(calls);
			last.end = Math.max(last.end, end);
		} else {
			stages.push({ end, tasks: [calls] });
		}
	}
	return stages.map((stage) => stage.tasks);
}
