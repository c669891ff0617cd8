// The server with its real engine and options, and with a name server that knows one name, on
// loopback, and never answers about others.
import { HostNames } from '../../../server/src/names/host-names.mts';
import { runServer } from '../../../server/src/run-server.mts';
import { KNOWN_NAME, startNameServer } from '../../../test/support/name-server.mts';

const { address } = await startNameServer((name) =>
	name === KNOWN_NAME ? ['127.0.0.1'] : 'silence',
);
const names = new HostNames({ servers: [address] });
await runServer({
	resolve: (name, signal) => names.resolve(name, signal),
	isAllowedAddress: (address) => address === '127.0.0.1',
});
