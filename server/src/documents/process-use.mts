import { readFileSync } from 'node:fs';

export interface ProcessUse {
	cpuMs: number;
	/** The most memory that it ever had at once. */
	peakBytes: number;
}

/** Linux shows a process's time in hundredths of a second (USER_HZ), whatever its kernel's own ticks. */
const TICK_MS = 10;

/**
 * Where the time in user mode is among the fields of /proc/PID/stat after the name, which may contain spaces; that in the
 * kernel is next (proc_pid_stat(5), fields 14 and 15).
 */
const TIMES = 11;

/** Returns what a process has used; `undefined` where the system does not say, or without a process. */
export function useOf(pid: number | undefined): ProcessUse | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const [user, system] = fields.slice(TIMES);
		const status = readFileSync(`/proc/${pid}/status`, 'latin1');
		// A process that has ended but was not waited for still has a time, and no memory.
		const [, peakKib = 0] = /^VmHWM:\s+(\d+)/m.exec(status) ?? [];
		return {
			cpuMs: (Number(user) + Number(system)) * TICK_MS,
			peakBytes: Number(peakKib) * 1024,
		};
	} catch {
		return undefined;
	}
}
