import { readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second, whatever its kernel's own ticks. */
const TICK_MS = 10;

/** Fields of /proc/PID/stat after the name, which may contain spaces: time in user mode and in the kernel. */
const USER = 11;
const SYSTEM = 12;

/** Returns the CPU time, in ms, that a process has used; `undefined` where the system does not say. */
export function cpuMs(pid: number): number | undefined {
	let stat;
	try {
		stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
	} catch {
		return undefined;
	}
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[USER]) + Number(fields[SYSTEM])) * TICK_MS;
}
