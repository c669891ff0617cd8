const TIMEOUT_MS = 30_000;

/** The JSON of a reply, or why there is none. */
export type PostedReply = { json: Record<string, unknown> } | { failure: string };

/**
 * Posts a body and returns the JSON of the reply, whatever its status. Follows no redirect, which would take the keys
 * elsewhere, and keeps neither the body nor the reply.
 */
export async function post(
	url: string,
	headers: Record<string, string>,
	body: string | Buffer,
): Promise<PostedReply> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers,
			body: typeof body === 'string' ? body : new Uint8Array(body),
			redirect: 'error',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const json: unknown = await response.json().catch(() => undefined);
		if (typeof json !== 'object' || json === null) return { failure: `HTTP ${response.status}` };
		return { json: json as Record<string, unknown> };
	} catch (error) {
		return { failure: (error as Error).name };
	}
}

/** Returns a property of what may be an object. */
export function inside(value: unknown, ...path: string[]): unknown {
	return path.reduce<unknown>(
		(part, key) =>
			typeof part === 'object' && part !== null
				? (part as Record<string, unknown>)[key]
				: undefined,
		value,
	);
}
