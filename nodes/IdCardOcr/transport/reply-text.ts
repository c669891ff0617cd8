import type { ExtraRequest } from '../../../domain/extra.ts';
import { LostConnection } from '../failure/lost-connection.ts';

const MIB = 1024 * 1024;

/**
 * More than any genuine reply takes: 1 MiB for the fields, 8 with the details of 20 pages, 72 with the pictures of their cards
 * (0.2 MB for each of four kinds, of four sides a page).
 */
export function maxReplyBytes(asked: ExtraRequest | undefined): number {
	if (asked === undefined) return MIB;
	return asked === true ? 8 * MIB : 72 * MIB;
}

/**
 * Reads a reply's body, decompressed, as text. Returns `undefined` as soon as it is longer than
 * `maxBytes`, and reads no further.
 * @throws LostConnection when the body breaks off, `ERR_CANCELED` once `stopped` has aborted.
 */
export async function replyText(
	body: AsyncIterable<Uint8Array>,
	maxBytes: number,
	stopped?: AbortSignal,
): Promise<string | undefined> {
	const outcome = await read(body, maxBytes).catch(() => 'broken-off' as const);
	if (outcome === 'broken-off') {
		throw new LostConnection(stopped?.aborted === true ? 'ERR_CANCELED' : 'ECONNRESET');
	}
	return outcome === 'too-long' ? undefined : new TextDecoder().decode(outcome);
}

async function read(
	body: AsyncIterable<Uint8Array>,
	maxBytes: number,
): Promise<Uint8Array | 'too-long'> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of body) {
		bytes += chunk.length;
		if (bytes > maxBytes) return 'too-long';
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
