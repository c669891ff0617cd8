import type { IncomingHttpHeaders } from 'node:http';

/**
 * Returns the API key of a request, from `Authorization: Bearer KEY` or else `X-Api-Key: KEY` (API
 * page, sections 2 and 5), `undefined` if there is none. A key in the URL's query is ignored, since
 * URLs end up in logs.
 */
export function presentedKey(headers: IncomingHttpHeaders): string | undefined {
	const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
	const plain = headers['x-api-key'];
	return bearer ?? (typeof plain === 'string' && plain.trim() !== '' ? plain.trim() : undefined);
}
