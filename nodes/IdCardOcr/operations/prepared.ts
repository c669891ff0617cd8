import type { ExtraRequest } from '../../../domain/extra.ts';
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

/**
 * Returns a job that rejects with what preparing its item threw, before anything is sent. `asked` tells by
 * the item's settings what else the service is asked for.
 */
export function guarded<Settings extends object>(
	job: PictureJob,
	prepared: Prepared<Settings>,
	asked: (settings: Settings) => ExtraRequest | undefined,
): PictureJob {
	return async () => {
		if ('thrown' in prepared) throw prepared.thrown;
		const request = await job();
		const extra = asked(prepared);
		return extra === undefined ? request : { ...request, extra };
	};
}
