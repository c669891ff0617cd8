import type { ExtraRequest } from '../../../domain/extra.ts';
import { LostConnection } from '../failure/lost-connection.ts';

const MIB = 1024 * 1024;

/** Far more than any reply of the published API. */
const PUBLISHED_BYTES = MIB;

/** Details of 20 pages, the most that a document may have, each full of text and cards. */
const DETAILS_BYTES = 8 * MIB;

/** Two cut-outs of each of eight sides on these pages: at most 0.2 MB a side. */
const CROPS_BYTES = 32 * MIB;

/** A copy of each of these pages: at most 1 MB, more with print all over it. */
const COPIES_BYTES = 32 * MIB;

/** Returns the most bytes that a reply may have, by what the request asked for. */
export function maxReplyBytes(asked: ExtraRequest | undefined): number {
	if (asked === undefined) return PUBLISHED_BYTES;
	if (asked === true) return DETAILS_BYTES;
	const crops = (asked.crops ?? []).length > 0 ? CROPS_BYTES : 0;
	return DETAILS_BYTES + crops + (asked.redact === undefined ? 0 : COPIES_BYTES);
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
