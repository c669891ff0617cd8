import { execFileSync } from 'node:child_process';
import { runNpm } from './npm-command.mts';

/** How long npm may use no CPU time. Where it only waits for the network, bytes that come cost some. */
const STALL_MS = 3 * 60_000;

/**
 * Runs npm as `runNpm` does, and kills and starts it again, twice at most, when it stands still: at times it waits
 * for its last download for ever (https://github.com/npm/cli/issues/4028). What has come is in npm's cache.
 *
 * @throws {Error} when npm fails, or stands still a third time.
 */
export async function runNpmUnstalled(args: string[], cwd: string): Promise<string> {
	for (let attempt = 1; ; attempt++) {
		let isStalled = false;
		let timer: NodeJS.Timeout | undefined;
		const watch = (pid: number, kill: () => void) => {
			let last = { work: cpuTimeOf(pid), at: Date.now() };
			timer = setInterval(() => {
				const work = cpuTimeOf(pid);
				if (work !== last.work) last = { work, at: Date.now() };
				else if (Date.now() - last.at > STALL_MS) {
					isStalled = true;
					kill();
				}
			}, STALL_MS / 50);
		};
		try {
			return await runNpm(args, cwd, {}, watch);
		} catch (error) {
			if (!isStalled) throw error;
			if (attempt === 3) {
				throw new Error(`"npm ${args.join(' ')}" stood still three times in ${cwd}.`);
			}
		} finally {
			clearInterval(timer);
		}
	}
}

/** The CPU time of a process, in full seconds, as `ps` writes it. Without `ps`, something new each time. */
function cpuTimeOf(pid: number): string {
	try {
		return execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }).trim();
	} catch {
		return `unknown at ${performance.now()}`;
	}
}
