import type { LookupAddress } from 'node:dns';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';

export const HOSTS_FILE =
	process.platform === 'win32'
		? join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32\\drivers\\etc\\hosts')
		: '/etc/hosts';

/**
 * Returns the addresses that a hosts file has for a name in lower case, on one line or several; none if it cannot be read.
 * Lines that do not begin with an address are skipped. It is read at once, not in the pool of threads that decoding images
 * keeps busy.
 */
export function inHostsFile(path: string, name: string): LookupAddress[] {
	return textOf(path)
		.toLowerCase()
		.split('\n')
		.filter((line) => line.includes(name))
		.flatMap((line) => {
			const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
			const family = isIP(address);
			return family !== 0 && names.includes(name) ? [{ address, family }] : [];
		});
}

function textOf(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
