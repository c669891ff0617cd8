import { PRINTED_FIELDS, type PrintedField } from '../../../domain/required-fields.ts';

/** Parts of a card that can be cut out of an image. */
export const CROP_KINDS = ['card', 'portrait'] as const;
export type CropKind = (typeof CROP_KINDS)[number];

/** What can be covered in an image: every printed value, and the portrait. */
export type Redactable = PrintedField | 'portrait';
export const REDACTABLE: readonly Redactable[] = [
	...PRINTED_FIELDS[1],
	...PRINTED_FIELDS[0],
	'portrait',
];

/** Images that a caller may ask for beside the values. */
export interface AskedCrops {
	/** What to cut out of each card. */
	crops: readonly CropKind[];
	/** What to cover in the image; `null` if no such image is wanted. */
	redact: readonly Redactable[] | null;
	/** Text to write across that image; `null` for none. */
	watermark: string | null;
}
