import { networkInterfaces } from 'node:os';

/** As routers give them out (RFC 1918). */
const PRIVATE = /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./;

/**
 * Returns the addresses at which phones in a private network may reach this machine: bridges and tunnels have some, too.
 *
 * @throws {Error} with a message for the user, if it has none.
 */
export function networkAddresses(): [string, ...string[]] {
	const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
	const [first, ...others] = all
		.filter(
			({ family, internal, address }) => family === 'IPv4' && !internal && PRIVATE.test(address),
		)
		.map(({ address }) => address);
	if (first === undefined) throw new Error('This machine is in no private network.');
	return [first, ...others];
}
