import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { poll } from './poll.mts';

/** Where both versions of Linux's control groups are, and what they call the same things. */
const VERSIONS = [
	{
		parent: '/sys/fs/cgroup/memory',
		limits: ['memory.limit_in_bytes', 'memory.memsw.limit_in_bytes'],
		peak: 'memory.max_usage_in_bytes',
		events: 'memory.oom_control',
	},
	{
		parent: '/sys/fs/cgroup',
		limits: ['memory.max'],
		peak: 'memory.peak',
		events: 'memory.events',
	},
];

/** A control group whose processes have so much memory together. */
export interface MemoryGroup {
	/** Put before a command and its arguments, starts it in the group. */
	enter: string[];
	/** Most memory so far, in bytes. */
	peak(): number;
	/** Processes that the kernel has killed for want of memory. */
	kills(): number;
	/** Deletes it once its last process has ended. */
	delete(): Promise<void>;
}

let groups = 0;

/** Makes a control group; returns `undefined` where none can be made: without root, or not on Linux. */
export function memoryGroup(bytes: number): MemoryGroup | undefined {
	for (const { parent, limits, peak, events } of VERSIONS) {
		const folder = path.join(parent, `idcard-ocr-${process.pid}-${groups++}`);
		const file = (name: string) => path.join(folder, name);
		const read = (name: string) => readFileSync(file(name), 'utf8');
		try {
			mkdirSync(folder);
		} catch {
			continue;
		}
		// Without the controller, it is a folder without files of it.
		if (!existsSync(file(limits[0]))) {
			rmdirSync(folder);
			continue;
		}
		for (const limit of limits.filter((name) => existsSync(file(name))))
			writeFileSync(file(limit), String(bytes));
		if (existsSync(file('memory.swap.max'))) writeFileSync(file('memory.swap.max'), '0');
		return {
			enter: ['/bin/sh', '-c', 'echo $$ >"$0" && exec "$@"', file('cgroup.procs')],
			peak: () => Number(read(peak)),
			kills: () => Number(/^oom_kill (\d+)$/m.exec(read(events))?.[1]),
			async delete() {
				const isDeleted = async () => {
					try {
						rmdirSync(folder);
						return true;
					} catch {
						return undefined;
					}
				};
				await poll(isDeleted, {
					timeoutMs: 10_000,
					intervalMs: 50,
					waitingFor: 'the processes of a control group to end',
				});
			},
		};
	}
	return undefined;
}
