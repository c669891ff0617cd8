import type { CropKind, Redactable } from '../../../domain/extra.ts';

export interface AskedCrops {
	crops: readonly CropKind[];
	/** What a redacted copy covers. */
	redact: readonly Redactable[];
	/** Text to write across copies; `null` for none. */
	purpose: string | null;
}
