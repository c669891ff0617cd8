import { readFileSync } from 'node:fs';

export interface ProcessUse {
	cpuMs: number;
	/** The most memory that it ever had at once. */
	peakBytes: number;
}

/** Linux counts a process's time in hundredths of a second, whatever its kernel's own ticks. */
const TICK_MS = 10;

/** Fields of /proc/PID/stat after the name, which may contain spaces: time in user mode and in the kernel. */
const USER = 11;
const SYSTEM = 12;

/** Returns what a process has used; `undefined` where the system does not say, or without a process. */
export function useOf(pid: number | undefined): ProcessUse | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const status = readFileSync(`/proc/${pid}/status`, 'latin1');
		// A process that has ended but was not waited for still has a time, and no memory.
		const [, peakKib = 0] = /^VmHWM:\s+(\d+)/m.exec(status) ?? [];
		return {
			cpuMs: (Number(fields[USER]) + Number(fields[SYSTEM])) * TICK_MS,
			peakBytes: Number(peakKib) * 1024,
		};
	} catch {
		return undefined;
	}
}
