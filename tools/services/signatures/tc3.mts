import { canonicalHeaders, hmac, sha256 } from './digest.mts';

/**
 * Returns the `Authorization` of Tencent Cloud's API 3.0 for a POST to `/` (TC3-HMAC-SHA256), over these headers.
 *
 * @param at seconds since 1970, as in `X-TC-Timestamp`.
 */
export function tc3Authorization(
	{ id, key }: { id: string; key: string },
	service: string,
	at: number,
	headers: Record<string, string>,
	body: string,
): string {
	const date = new Date(at * 1000).toISOString().slice(0, 10);
	const { lines, names } = canonicalHeaders(headers);
	const request = ['POST', '/', '', lines, names, sha256(body)].join('\n');
	const scope = `${date}/${service}/tc3_request`;
	const text = ['TC3-HMAC-SHA256', at, scope, sha256(request)].join('\n');
	const signingKey = hmac(hmac(hmac(`TC3${key}`, date), service), 'tc3_request');
	const signature = hmac(signingKey, text).toString('hex');
	return `TC3-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}
