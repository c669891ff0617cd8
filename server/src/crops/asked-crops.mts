import type { CropKind, Redactable } from '../../../domain/extra.ts';

export interface AskedCrops {
	crops: readonly CropKind[];
	/** What to cover in the image; `null` if no such image is wanted. */
	redact: readonly Redactable[] | null;
	/** Text to write across that image; `null` for none. */
	watermark: string | null;
}
