import type { Service } from '../calls/connection.ts';

/** The API page, section 1. */
const CLOUD_PER_SECOND = 2;

/** Returns how many requests per second the service says that it accepts, if it does. */
export function publishedPerSecond(service: Service): number | undefined {
	return service === 'cloud' ? CLOUD_PER_SECOND : undefined;
}
