import type { ExtraImages } from '../../../domain/extra.ts';
import type { MaskingPresetName } from '../card/masking-preset.ts';
import type { FieldNaming } from './field-naming.ts';

/** What can be put beside the fields of a card. */
export const ADDITIONAL_COLUMNS = ['addressParts', 'age', 'english', 'pinyin'] as const;

export type AdditionalColumn = (typeof ADDITIONAL_COLUMNS)[number];

/** Ways to put the checks on an item. */
export const CHECKS_FORMS = ['columns', 'object', 'off'] as const;

export type ChecksForm = (typeof CHECKS_FORMS)[number];

/** When an output item keeps the files of its input item. */
export const FILE_KEEPING = ['whenNotRead', 'always', 'never'] as const;

export type FileKeeping = (typeof FILE_KEEPING)[number];

/** Which of the cards in an image an item comes out for. */
export const CARDS_PER_IMAGE = ['first', 'all'] as const;

export type CardsPerImage = (typeof CARDS_PER_IMAGE)[number];

/** What one item's result looks like. */
export interface ResultSettings {
	simplify: boolean;
	naming: FieldNaming;
	/** Of "Recognize ID Card". */
	cards: CardsPerImage;
	/** What to put beside the fields. */
	additionalColumns: readonly AdditionalColumn[];
	/** Whether to put out how sure the service is of each field, and what it says of the image. */
	details: boolean;
	/** A field with a lower confidence keeps a card from passing; `null` for none. */
	minimumConfidence: number | null;
	/** The images to put out as files; `undefined` for none. */
	cutOuts?: ExtraImages;
	/** Where the result goes in the item's JSON; empty for the top level. */
	outputField: string;
	/** The row's own columns that stay. */
	keepColumns: 'all' | readonly string[];
	/** Whether the row would stay if it were not masked. */
	hidesRow: boolean;
	keepFiles: FileKeeping;
	checks: ChecksForm;
	/** `YYYY-MM-DD`. */
	referenceDate: string;
	mask: MaskingPresetName | 'off';
}
