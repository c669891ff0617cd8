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
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	let isWhole = false;
	try {
		for await (const chunk of body) {
			bytes += chunk.length;
			if (bytes > maxBytes) return undefined;
			chunks.push(chunk);
		}
		isWhole = true;
	} catch {
		// It broke off.
	}
	if (!isWhole) {
		throw new LostConnection(stopped?.aborted === true ? 'ERR_CANCELED' : 'ECONNRESET');
	}
	return new TextDecoder().decode(Buffer.concat(chunks));
}
