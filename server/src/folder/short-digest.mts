import { sha256 } from '@noble/hashes/sha2.js';

/** The first 128 bits of a SHA-256, in hexadecimal; also where a browser has no SHA-256 of its own, as over plain HTTP. */
export function shortDigest(content: Uint8Array | string): string {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	return [...sha256(bytes).subarray(0, 16)]
		.map((byte) => byte.toString(16).padStart(2, '0'))
		.join('');
}
