import { canonicalHeaders, hmac, sha256 } from './digest.mts';

/** What is signed. The path has to be encoded already, and the query sorted. */
export interface SdkRequest {
	method: string;
	path: string;
	query?: string;
	/** With `x-sdk-date`. */
	headers: Record<string, string>;
	body: string;
}

/** Returns the `Authorization` of Huawei Cloud's AK/SK signature (SDK-HMAC-SHA256), over these headers. */
export function sdkAuthorization(
	{ id, key }: { id: string; key: string },
	{ method, path, query = '', headers, body }: SdkRequest,
): string {
	const { lines, names } = canonicalHeaders(headers);
	const request = [method, `${path}/`, query, lines, names, sha256(body)].join('\n');
	const text = ['SDK-HMAC-SHA256', headers['x-sdk-date'], sha256(request)].join('\n');
	const signature = hmac(key, text).toString('hex');
	return `SDK-HMAC-SHA256 Access=${id}, SignedHeaders=${names}, Signature=${signature}`;
}
