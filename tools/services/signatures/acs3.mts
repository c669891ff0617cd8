import { canonicalHeaders, hmac, sha256 } from './digest.mts';

/** Returns the `Authorization` of Alibaba Cloud's signature V3 for a POST to `/` (ACS3-HMAC-SHA256), over these headers. */
export function acs3Authorization(
	{ id, key }: { id: string; key: string },
	query: string,
	headers: Record<string, string>,
): string {
	const { lines, names } = canonicalHeaders(headers);
	const request = ['POST', '/', query, lines, names, headers['x-acs-content-sha256']].join('\n');
	const signature = hmac(key, `ACS3-HMAC-SHA256\n${sha256(request)}`).toString('hex');
	return `ACS3-HMAC-SHA256 Credential=${id},SignedHeaders=${names},Signature=${signature}`;
}
