import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';

/**
 * Returns the address of the service from what a user typed as Base URL: without surrounding spaces,
 * trailing slashes, or the endpoint's path, which the API page shows as part of the address.
 */
export function serviceAddress(baseUrl: unknown): string {
	const address = withoutSlashes(String(baseUrl).trim());
	return address.endsWith(ID_CARD_OCR_PATH)
		? withoutSlashes(address.slice(0, -ID_CARD_OCR_PATH.length))
		: address;
}

function withoutSlashes(address: string): string {
	let end = address.length;
	while (address[end - 1] === '/') end--;
	return address.slice(0, end);
}
