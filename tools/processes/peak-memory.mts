import { readFileSync } from 'node:fs';
import process from 'node:process';

/**
 * Returns the peak resident memory of this process in bytes. On Linux that is the kernel's VmHWM,
 * since `maxRSS` also counts the memory of the parent process at the fork.
 */
export function peakMemory(): number {
	if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
	const [, kibibytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
	return Number(kibibytes) * 1024;
}
