// The server with its real engine and options, but without a network to download images from.
import { runServer } from '../../../server/src/run-server.mts';
import { OFFLINE_DOWNLOAD } from '../../../test/support/offline-download.mts';

await runServer(OFFLINE_DOWNLOAD);
