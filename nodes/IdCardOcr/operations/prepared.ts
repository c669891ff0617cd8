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
