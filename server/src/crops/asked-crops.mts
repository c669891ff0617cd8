import type { IdCardFields } from '../../../domain/id-card.ts';

/** Parts of a card that can be cut out of an image. */
export const CROP_KINDS = ['card', 'portrait'] as const;
export type CropKind = (typeof CROP_KINDS)[number];

/** What can be covered in an image. */
export const REDACTABLE = [
	'identity_name',
	'identity_code',
	'gender',
	'race',
	'birth',
	'address',
	'issued_by',
	'valid_date_start',
	'valid_date_end',
	'portrait',
] as const satisfies ReadonlyArray<keyof IdCardFields | 'portrait'>;
export type Redactable = (typeof REDACTABLE)[number];

/** Images that a caller may ask for beside the values. */
export interface AskedCrops {
	/** What to cut out of each card. */
	crops: readonly CropKind[];
	/** What to cover in the image; `null` if no such image is wanted. */
	redact: readonly Redactable[] | null;
	/** Text to write across that image; `null` for none. */
	watermark: string | null;
}
