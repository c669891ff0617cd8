import { readFileSync } from 'node:fs';
import process from 'node:process';

/**
 * The most memory that this process ever had resident, in bytes. On Linux that is the kernel's
 * VmHWM: `maxRSS` there also counts what the parent process had when it started this one.
 */
export function peakMemory(): number {
	if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
	const [, kibibytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
	return Number(kibibytes) * 1024;
}
