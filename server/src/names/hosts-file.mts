import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';

export const HOSTS_FILE =
	process.platform === 'win32'
		? join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32\\drivers\\etc\\hosts')
		: '/etc/hosts';

export type Hosts = ReadonlyMap<string, readonly LookupAddress[]>;

/**
 * Parses a hosts file. A name on several lines has the addresses of all of them; lines that do not
 * begin with an address are skipped.
 */
export function parseHosts(text: string): Hosts {
	const hosts = new Map<string, LookupAddress[]>();
	for (const line of text.split('\n')) {
		const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
		const family = isIP(address);
		if (family === 0) continue;
		for (const name of names.map((name) => name.toLowerCase())) {
			const addresses = hosts.get(name) ?? [];
			hosts.set(name, [...addresses, { address, family }]);
		}
	}
	return hosts;
}
