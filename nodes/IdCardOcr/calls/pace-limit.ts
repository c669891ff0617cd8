import type { CallSettings } from './call-settings.ts';
import type { Connection } from './connection.ts';

/** Starts per second, 0 for no limit; `learned` from the service's refusals. */
export type PaceLimit = number | 'learned';

/** Leaves room for requests that take different times on their way to the service. */
const AUTOMATIC_SHARE = 0.95;

/** Returns the limit for a connection. Automatic: a little below the published one, if there is one. */
export function paceLimit(
	{ perSecond }: Pick<CallSettings, 'perSecond'>,
	{ publishedPerSecond }: Pick<Connection, 'publishedPerSecond'>,
): PaceLimit {
	if (perSecond !== 'automatic') return perSecond;
	return publishedPerSecond === undefined ? 'learned' : publishedPerSecond * AUTOMATIC_SHARE;
}
