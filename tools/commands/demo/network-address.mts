import { networkInterfaces } from 'node:os';
import { mayTakePhotos } from '../../../server/src/config/photo-address.mts';

/**
 * Returns the addresses at which phones in a private network may reach this machine: bridges and tunnels have some, too.
 *
 * @throws {Error} with a message for the user, if it has none.
 */
export function networkAddresses(): [string, ...string[]] {
	const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
	const [first, ...others] = all
		.filter(
			({ family, internal, address }) =>
				family === 'IPv4' && !internal && mayTakePhotos(`http://${address}`, true),
		)
		.map(({ address }) => address);
	if (first === undefined) {
		throw new Error(
			'This machine is in no private network, so no phone can reach it. Join the Wi-Fi that the phone is in, or name an address of this machine with --address.',
		);
	}
	return [first, ...others];
}
