import type { DownloadOptions } from '../../server/src/image/download.mts';

const NO_NETWORK = 'The network is disabled.';

/** Validates URLs with the real rules but connects to none. */
export const OFFLINE_DOWNLOAD: DownloadOptions = {
	resolve: () => Promise.reject(new Error(NO_NETWORK)),
	connector: () => (_options, callback) => callback(new Error(NO_NETWORK), null),
};
