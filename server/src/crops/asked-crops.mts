import type { CropKind, Redactable } from '../../../domain/extra.ts';

/** Images that a caller may request in addition to the values. */
export interface AskedCrops {
	/** What to cut out of each card. */
	crops: readonly CropKind[];
	/** What to cover in the image; `null` if no such image is wanted. */
	redact: readonly Redactable[] | null;
	/** Text to write across that image; `null` for none. */
	watermark: string | null;
}
