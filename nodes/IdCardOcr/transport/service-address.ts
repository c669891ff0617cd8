import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';
import { InputRefusal } from '../failure/input-refusal.ts';

/**
 * Returns the address of the service from what a user typed as Base URL: without surrounding spaces,
 * trailing slashes, or the endpoint's path, which the API page shows as part of the address.
 * @throws InputRefusal when it is no http(s) address. The protocol is not guessed: a server on the
 * local network has http://, a cloud https://, and a wrong guess would send the key in the clear.
 */
export function serviceAddress(baseUrl: unknown): string {
	const address = withoutSlashes(String(baseUrl ?? '').trim());
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
		throw new InputRefusal(
			"The 'Base URL' of the credential must be an address that starts with http:// or https://",
			"Open the 'ApiZero API' credential and enter it in full, for example http://127.0.0.1:8787.",
		);
	}
	return address.endsWith(ID_CARD_OCR_PATH)
		? withoutSlashes(address.slice(0, -ID_CARD_OCR_PATH.length))
		: address;
}

function withoutSlashes(address: string): string {
	let end = address.length;
	while (address[end - 1] === '/') end--;
	return address.slice(0, end);
}
