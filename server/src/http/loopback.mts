import { AddressRanges } from '../config/address-ranges.mts';

const LOOPBACK = new AddressRanges(['127.0.0.0/8', '::1']);

/** Whether an address, or the name `localhost`, can be reached from this machine only. */
export function isLoopback(host: string): boolean {
	return host === 'localhost' || LOOPBACK.includes(host);
}
