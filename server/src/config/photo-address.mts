import { AddressRanges } from './address-ranges.mts';

/** Private networks (RFC 1918) and those without a router (RFC 3927). */
const PRIVATE = new AddressRanges([
	'10.0.0.0/8',
	'172.16.0.0/12',
	'192.168.0.0/16',
	'169.254.0.0/16',
]);

/** Whether photos may go to an address: encrypted or within this machine, with `privateHttp` also within its network. */
export function mayTakePhotos(address: string, privateHttp: boolean): boolean {
	const { protocol, hostname } = new URL(address);
	if (protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1') return true;
	return privateHttp && PRIVATE.includes(hostname);
}
