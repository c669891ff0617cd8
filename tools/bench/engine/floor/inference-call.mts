/** The networks of a pack. */
export const NETWORKS = ['detection', 'recognition', 'direction'] as const;
export type Network = (typeof NETWORKS)[number];

/** One run of a network: which, and the shape of its input. */
export interface InferenceCall {
	network: Network;
	shape: readonly number[];
}

/** The calls that one thread made for one task, and when, in milliseconds of one clock. */
export interface RecordedTask {
	calls: InferenceCall[];
	start: number;
	end: number;
}

/** Name of the channel that recording threads report their tasks on. */
export const RECORDING_CHANNEL = 'bench-recording';

/**
 * Gives the tasks as stages that follow each other, each of tasks that ran side by side.
 * Tasks without a call are left out.
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
