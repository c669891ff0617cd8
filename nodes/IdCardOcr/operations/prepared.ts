import type { PictureJob } from '../calls/picture-calls.ts';

/** Settings, or what was thrown while they were read. */
export type Prepared<Settings> = Settings | { thrown: unknown };

/**
 * Reads settings before anything is sent. Never throws: n8n would then pass the unread rows to the
 * first output.
 */
export function prepare<Settings>(read: () => Settings): Prepared<Settings> {
	try {
		return read();
	} catch (thrown) {
		return { thrown };
	}
}

/** Returns a job that rejects with what preparing its item threw, before anything is sent. */
export function guarded(job: PictureJob, prepared: Prepared<object>): PictureJob {
	return async () => {
		if ('thrown' in prepared) throw prepared.thrown;
		return await job();
	};
}
