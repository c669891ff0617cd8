import type { IncomingHttpHeaders } from 'node:http';

/**
 * Gives the API key of a request: from `Authorization: Bearer KEY` or `X-Api-Key: KEY` (API page,
 * sections 2 and 5), the first of them when both are there. `undefined` when neither holds one;
 * a key in the URL's query is not looked at, since URLs end up in logs.
 */
export function presentedKey(headers: IncomingHttpHeaders): string | undefined {
	const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
	const plain = headers['x-api-key'];
	return bearer ?? (typeof plain === 'string' && plain.trim() !== '' ? plain.trim() : undefined);
}
