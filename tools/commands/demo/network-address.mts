import { networkInterfaces } from 'node:os';

/**
 * Returns the address that phones in the same network reach this machine at: the first of its IPv4 addresses.
 *
 * @throws {Error} with a message for the user, if it has none.
 */
export function networkAddress(): string {
	const all = Object.values(networkInterfaces()).flat();
	const found = all.find((one) => one !== undefined && one.family === 'IPv4' && !one.internal);
	if (found === undefined)
		throw new Error('This machine is in no network that a phone could be in.');
	return found.address;
}
