import type { DownloadOptions } from '../../server/src/image/download.mts';

const NO_NETWORK = 'There is no network here.';

/** Lets made-up URLs be checked by the real rule, and none be connected to. */
export const OFFLINE_DOWNLOAD: DownloadOptions = {
	resolve: (_name, callback) => callback(new Error(NO_NETWORK), []),
	connector: () => (_options, callback) => callback(new Error(NO_NETWORK), null),
};
