import { CROP_KINDS, REDACTABLE } from '../../../domain/extra.ts';
import type { AcceptedImages } from '../image/accepted-images.mts';

/** What the page at `/try` asks its server before it offers anything. */
export interface TryPageFacts {
	/** The formats that are read, such as `jpeg`. */
	readonly formats: readonly string[];
	/** Maximum length of an image in base64, in characters. */
	readonly maxBase64Length: number;
	/** Cut-outs that a call may ask for; empty: none. */
	readonly crops: readonly string[];
	/** What a call may have covered in a copy of the image; empty: there is no such copy. */
	readonly redact: readonly string[];
}

/** Returns what a server that takes these files offers to the page. */
export function tryPageFacts({ formats, maxBase64Length }: AcceptedImages): TryPageFacts {
	return { formats, maxBase64Length, crops: CROP_KINDS, redact: REDACTABLE };
}
