import { runNpm } from './npm-command.mts';

/** How long npm may do nothing. On slow disks it links its 2,000 packages for minutes after the last has come. */
const STALL_MS = 5 * 60_000;

/**
 * Runs npm as `runNpm` does, and kills and starts it again, twice at most, when it stands still: at times it waits
 * for its last download for ever (https://github.com/npm/cli/issues/4028). What has come is in npm's cache.
 *
 * @param count what grows while npm works, such as the packages that are there.
 * @throws {Error} when npm fails, or stands still a third time.
 */
export async function runNpmUnstalled(
	args: string[],
	cwd: string,
	count: () => number,
	stallMs = STALL_MS,
): Promise<string> {
	for (let attempt = 1; ; attempt++) {
		const stalled = new AbortController();
		let last = { count: count(), at: Date.now() };
		const timer = setInterval(() => {
			const now = count();
			if (now !== last.count) last = { count: now, at: Date.now() };
			else if (Date.now() - last.at > stallMs) stalled.abort();
		}, stallMs / 100);
		try {
			return await runNpm(args, cwd, {}, stalled.signal);
		} catch (error) {
			if (!stalled.signal.aborted) throw error;
			if (attempt === 3)
				throw new Error(`"npm ${args.join(' ')}" stood still three times in ${cwd}.`);
		} finally {
			clearInterval(timer);
		}
	}
}
