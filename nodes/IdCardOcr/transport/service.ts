import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';
import type { Service } from '../calls/connection.ts';
import { UnusableCredential } from '../failure/input-refusal.ts';

const CLOUD_DOMAIN = 'apizero.cn';

const SLASHES_AT_END = /\/+$/;

const QUERY_OR_FRAGMENT = /[?#].*$/;

/**
 * Returns which service is at `address`: the cloud if the host belongs to it, or if the credential's field 'Service' says
 * that a proxy leads there.
 */
export function serviceAt(address: string, chosen: unknown): Service {
	// A name may end in the dot of the root.
	const hostname = new URL(address).hostname.replace(/\.$/, '');
	const isCloud = hostname === CLOUD_DOMAIN || hostname.endsWith(`.${CLOUD_DOMAIN}`);
	return isCloud || chosen === 'cloud' ? 'cloud' : 'ownServer';
}

/**
 * Returns the address of the service from what a user typed as Base URL: without surrounding spaces, a query, a fragment,
 * trailing slashes, or the endpoint's path, which the API page shows as part of the address.
 * @throws UnusableCredential when it is no http(s) address. The protocol is not guessed: a server on the
 * local network has http://, a cloud https://, and a wrong guess would send the key in the clear.
 */
export function serviceAddress(baseUrl: unknown): string {
	const address = String(baseUrl ?? '')
		.trim()
		.replace(QUERY_OR_FRAGMENT, '')
		.replace(SLASHES_AT_END, '');
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
		throw new UnusableCredential(
			"The 'Base URL' of the credential must be an address that starts with http:// or https://",
			"Open the 'ApiZero API' credential and enter it in full, for example http://127.0.0.1:8787.",
		);
	}
	return address.endsWith(ID_CARD_OCR_PATH)
		? address.slice(0, -ID_CARD_OCR_PATH.length).replace(SLASHES_AT_END, '')
		: address;
}
