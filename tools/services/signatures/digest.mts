import { createHash, createHmac } from 'node:crypto';

/** Returns a SHA-256 as lower-case hexadecimal digits. */
export function sha256(content: string | Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}

/** Returns an HMAC-SHA-256. */
export function hmac(key: string | Buffer, content: string): Buffer {
	return createHmac('sha256', key).update(content).digest();
}

/** Returns headers in lower case, one `name:value` a line, sorted, and their names joined by semicolons. */
export function canonicalHeaders(headers: Record<string, string>): {
	lines: string;
	names: string;
} {
	const sorted = Object.entries(headers)
		.map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
		.sort(([one], [other]) => (one < other ? -1 : 1));
	return {
		lines: sorted.map(([name, value]) => `${name}:${value}\n`).join(''),
		names: sorted.map(([name]) => name).join(';'),
	};
}
