import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { ExtraImages } from '../../../domain/extra.ts';
import { FIELD_NAMINGS, type FieldNaming } from '../card/field-naming.ts';
import { MASKING_PRESETS, type MaskingPresetName } from '../card/masking-preset.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { cutOuts } from './asked-cut-outs.ts';
import type { NodeItem } from './item.ts';
import { isOn, oneOf, someOf } from './option-value.ts';
import { referenceDate } from './reference-date.ts';

/** The columns that can be added to the fields of a card. */
const ADDITIONAL_COLUMNS = ['addressParts', 'age', 'english', 'pinyin'] as const;

export type AdditionalColumn = (typeof ADDITIONAL_COLUMNS)[number];

/** Ways to put the checks on an item. */
const CHECKS_FORMS = ['columns', 'object', 'off'] as const;

export type ChecksForm = (typeof CHECKS_FORMS)[number];

/** When an output item keeps the files of its input item. */
const FILE_KEEPING = ['whenNotRead', 'always', 'never'] as const;

/** Which of the cards in an image an item comes out for. */
const CARDS_PER_IMAGE = ['first', 'all'] as const;

/** What one item's result looks like. */
export interface ResultSettings {
	simplify: boolean;
	naming: FieldNaming;
	/** Of "Recognize ID Card". */
	cards: (typeof CARDS_PER_IMAGE)[number];
	/** The columns to add to the fields. */
	additionalColumns: readonly AdditionalColumn[];
	/** Whether to show how confident the service is in each field, and what it says about the image. */
	details: boolean;
	/** A field with a lower confidence keeps a card from passing; `null` for none. */
	minimumConfidence: number | null;
	/** The images to output as files; `undefined` for none. */
	cutOuts?: ExtraImages;
	/** Where the result goes in the item's JSON; empty for the top level. */
	outputField: string;
	/** The row's own columns that stay. */
	keepColumns: 'all' | readonly string[];
	/** Whether the row would stay if it were not masked. */
	hidesRow: boolean;
	keepFiles: (typeof FILE_KEEPING)[number];
	checks: ChecksForm;
	/** `YYYY-MM-DD`. */
	referenceDate: string;
	mask: MaskingPresetName | 'off';
}

const LOWEST = 0.5;
const HIGHEST = 1;

/** n8n treats an item that holds only this field as failed. */
const RESERVED_FIELD = 'error';

/**
 * Reads the settings of one item, since expressions may differ from item to item. Call it before
 * anything is sent, so that an unusable option costs nothing.
 * @throws InputRefusal when an option has an unsupported value.
 */
export function resultSettings(context: IExecuteFunctions, item: NodeItem): ResultSettings {
	const options = item.parameter('options', {}) as IDataObject;
	const mask = oneOf('Mask Sensitive Values', options, 'mask', ['off', ...PRESET_NAMES], 'off');
	const simplify = item.parameter('simplify', true) as boolean;
	const naming = oneOf('Field Names', options, 'fieldNaming', FIELD_NAMINGS, 'api');
	const field = outputField(options.outputField);
	// The row or the photo may hold what masking hides.
	const masked = mask !== 'off';
	const includesInput = String(options.includeInputFields ?? !item.asTool) === 'true';
	const keeping = oneOf('Keep Input Files', options, 'keepFiles', FILE_KEEPING, 'whenNotRead');
	const keepFiles = masked ? 'never' : keeping;
	const additional = someOf('Additional Columns', options, 'additionalColumns', ADDITIONAL_COLUMNS);
	const columnsToKeep = names(options.columnsToKeep);
	const cards = { cards: item.parameter('cardsPerImage', 'first') };
	return {
		simplify,
		naming,
		outputField: field,
		mask,
		cards: oneOf('Cards per Image', cards as IDataObject, 'cards', CARDS_PER_IMAGE, 'first'),
		additionalColumns: additional,
		details: isOn('Details', options, 'details'),
		minimumConfidence: minimumConfidence(options),
		keepColumns: masked ? columnsToKeep : includesInput ? 'all' : [],
		hidesRow: masked && includesInput && columnsToKeep.length === 0,
		keepFiles,
		cutOuts: cutOuts(options, mask, keepFiles === 'never' ? [] : Object.keys(item.files)),
		checks: oneOf('Checks', options, 'checks', CHECKS_FORMS, 'columns'),
		referenceDate: referenceDate(context, options.referenceDate),
	};
}

const PRESET_NAMES = Object.keys(MASKING_PRESETS) as MaskingPresetName[];

/** Commas may be those of a Chinese keyboard, or part of a name: so the whole text also counts as a name. */
function names(list: unknown): string[] {
	const text = String(list ?? '');
	return [text, ...text.split(/[,，、]/)].map((name) => name.trim()).filter((name) => name !== '');
}

function outputField(value: unknown): string {
	const name = String(value ?? '').trim();
	if (name !== RESERVED_FIELD) return name;
	throw new InputRefusal(
		"'Put Output in Field' cannot be 'error', which n8n reserves for failed items",
		'Enter another name.',
	);
}

/**
 * Reads the option 'Minimum Confidence'; `null` where it is not set.
 * @throws InputRefusal when it is set to anything but such a number, or to an expression without a value:
 * nothing would be checked then.
 */
function minimumConfidence(options: IDataObject): number | null {
	if (!('minimumConfidence' in options)) return null;
	const given = options.minimumConfidence;
	const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	if (typeof value === 'number' && value >= LOWEST && value <= HIGHEST) return value;
	throw new InputRefusal(
		`'Minimum Confidence' must be a number from ${LOWEST} to ${HIGHEST}`,
		'Enter one like 0.9, or remove the option.',
	);
}
