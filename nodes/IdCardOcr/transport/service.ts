import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';
import type { Service } from '../calls/connection.ts';
import { InputRefusal } from '../failure/input-refusal.ts';

const CLOUD_DOMAIN = 'apizero.cn';

const SLASHES_AT_END = /\/+$/;

const OPEN_CREDENTIAL = "Open the 'ApiZero API' credential";

/**
 * Returns which service is at `address`: the one that the credential's field 'Service' names or, if that is automatic
 * or missing in an older credential, the one that the host belongs to.
 * @throws InputRefusal when the field has an unknown value, or calls the cloud's address a self-hosted server.
 */
export function serviceAt(address: string, chosen: unknown): Service {
	// A name may end in the dot of the root.
	const hostname = new URL(address).hostname.replace(/\.$/, '');
	const isCloud = hostname === CLOUD_DOMAIN || hostname.endsWith(`.${CLOUD_DOMAIN}`);
	if (chosen === 'cloud') return 'cloud';
	if (chosen === 'ownServer') {
		if (!isCloud) return 'ownServer';
		throw new InputRefusal(
			"'Service' of the credential is Self-Hosted Server, but its 'Base URL' is ApiZero's cloud",
			`${OPEN_CREDENTIAL} and set 'Service' to Automatic, or enter the address of your server.`,
		);
	}
	if ([undefined, null, '', 'automatic'].includes(chosen as string | null | undefined)) {
		return isCloud ? 'cloud' : 'ownServer';
	}
	throw new InputRefusal(
		"'Service' of the credential has an unsupported value",
		`${OPEN_CREDENTIAL} and choose one from the list.`,
	);
}

/**
 * Returns the address of the service from what a user typed as Base URL: without surrounding spaces,
 * trailing slashes, or the endpoint's path, which the API page shows as part of the address.
 * @throws InputRefusal when it is no http(s) address. The protocol is not guessed: a server on the
 * local network has http://, a cloud https://, and a wrong guess would send the key in the clear.
 */
export function serviceAddress(baseUrl: unknown): string {
	const address = String(baseUrl ?? '')
		.trim()
		.replace(SLASHES_AT_END, '');
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
		throw new InputRefusal(
			"The 'Base URL' of the credential must be an address that starts with http:// or https://",
			"Open the 'ApiZero API' credential and enter it in full, for example http://127.0.0.1:8787.",
		);
	}
	return address.endsWith(ID_CARD_OCR_PATH)
		? address.slice(0, -ID_CARD_OCR_PATH.length).replace(SLASHES_AT_END, '')
		: address;
}
