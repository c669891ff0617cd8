const CLOUD = 'apizero.cn';

/** The API page, section 1. */
const CLOUD_PER_SECOND = 2;

/** Returns how many requests per second the service at `address` says that it accepts, if it does. */
export function publishedPerSecond(address: string): number | undefined {
	const { hostname } = new URL(address);
	return hostname === CLOUD || hostname.endsWith(`.${CLOUD}`) ? CLOUD_PER_SECOND : undefined;
}
