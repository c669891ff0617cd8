import { LostConnection } from '../calls/lost-connection.ts';

/** Far more than any reply of this API. */
const MAX_REPLY_BYTES = 1024 * 1024;

/**
 * Reads a reply's body, decompressed, as text. Returns `undefined` as soon as it is longer than a
 * reply can be, and reads no further.
 * @throws LostConnection when the body breaks off, `ERR_CANCELED` once `stopped` has aborted.
 */
export async function replyText(
	body: AsyncIterable<Uint8Array>,
	stopped?: AbortSignal,
): Promise<string | undefined> {
	const outcome = await read(body).catch(() => 'broken-off' as const);
	if (outcome === 'broken-off') {
		throw new LostConnection(stopped?.aborted === true ? 'ERR_CANCELED' : 'ECONNRESET');
	}
	return outcome === 'too-long' ? undefined : new TextDecoder().decode(outcome);
}

async function read(body: AsyncIterable<Uint8Array>): Promise<Uint8Array | 'too-long'> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of body) {
		bytes += chunk.length;
		if (bytes > MAX_REPLY_BYTES) return 'too-long';
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
