import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

import { ValidationError } from '../errors/server-errors.mts';

/**
 * Resolves a name to all of its addresses; none if there is no such name.
 * @throws the reason of `signal` when it is aborted, or why the name could not be resolved.
 */
export type Resolve = (name: string, signal: AbortSignal) => Promise<readonly LookupAddress[]>;

export interface GuardedLookupParts {
	resolve: Resolve;
	isAllowedAddress: (address: string) => boolean;
	signal: AbortSignal;
}

/**
 * Returns a function that resolves a name once and allows connections to these addresses only. If one
 * is not allowed, none is: a name that resolves to inside and outside addresses is no accident.
 */
export function guardedLookup(parts: GuardedLookupParts): LookupFunction {
	return (name, options, callback) => {
		allowedAddresses(name, parts).then(
			(addresses) =>
				options.all === true
					? callback(null, addresses)
					: callback(null, addresses[0].address, addresses[0].family),
			// Undici passes the error through.
			(error: Error) => callback(error, []),
		);
	};
}

async function allowedAddresses(
	name: string,
	{ resolve, isAllowedAddress, signal }: GuardedLookupParts,
): Promise<LookupAddress[]> {
	const addresses = [...(await resolve(name, signal))];
	if (addresses.length === 0) throw new Error('The name has no address.');
	if (!addresses.every(({ address }) => isAllowedAddress(address))) throw addressNotAllowed();
	return addresses;
}

export function addressNotAllowed(): ValidationError {
	return new ValidationError({ reason: 'url-address' });
}
