// node health-check.mts
// Exits with 0 if the server in this container is ready. It asks at the address that the server listens
// on: both read the same environment and config file, and the server's flags are those of its process.
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

import { readAddress } from './config/config.mts';
import { HEALTH_PATH } from './http/health.route.mts';

/** Every address, for a server; a client needs one of them. */
const ANY_ADDRESS: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Returns the flags of the first process that runs the server. An init process may be in front of it. */
function flagsOfServer(): string[] {
	for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
		let args;
		try {
			args = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').slice(0, -1);
		} catch {
			// It has ended, or is another user's.
			continue;
		}
		const main = args.findIndex((arg) => /\bserver\/src\/main\.m[tj]s$/.test(arg));
		if (main !== -1) return args.slice(main + 1);
	}
	return [];
}

const { host, port } = readAddress({ args: flagsOfServer() });
const address = ANY_ADDRESS[host] ?? host;
const name = address.includes(':') ? `[${address}]` : address;
const { ok } = await fetch(`http://${name}:${port}${HEALTH_PATH}`);
process.exitCode = ok ? 0 : 1;
