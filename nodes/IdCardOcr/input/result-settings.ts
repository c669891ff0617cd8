import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { MASKING_PRESETS, type MaskingPresetName } from '../card/masking-preset.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { FIELD_NAMINGS } from '../result/field-naming.ts';
import {
	ADDITIONAL_COLUMNS,
	CARDS_PER_IMAGE,
	CHECKS_FORMS,
	FILE_KEEPING,
	type ResultSettings,
} from '../result/result-settings.ts';
import { cutOuts } from './cut-outs.ts';
import { filesOf } from './item-files.ts';
import { minimumConfidence } from './minimum-confidence.ts';
import { isOn, oneOf, someOf } from './option-value.ts';
import { referenceDate } from './reference-date.ts';
import { isTool } from './tool.ts';

/** n8n treats an item that holds only this field as failed. */
const RESERVED_FIELD = 'error';

/**
 * Reads the settings of one item, since expressions may differ from item to item. Call it before
 * anything is sent, so that an unusable option costs nothing.
 * @throws InputRefusal when an option has an unsupported value.
 */
export function resultSettings(context: IExecuteFunctions, itemIndex: number): ResultSettings {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const mask = oneOf('Mask Sensitive Values', options, 'mask', ['off', ...PRESET_NAMES], 'off');
	const simplify = context.getNodeParameter('simplify', itemIndex, true) as boolean;
	const naming = oneOf('Field Names', options, 'fieldNaming', FIELD_NAMINGS, 'api');
	const field = outputField(options.outputField);
	// The row or the photo may hold what masking hides.
	const masked = mask !== 'off';
	const includesInput = String(options.includeInputFields ?? !isTool(context)) === 'true';
	const keeping = oneOf('Keep Input Files', options, 'keepFiles', FILE_KEEPING, 'whenNotRead');
	const keepFiles = masked ? 'never' : keeping;
	const additional = someOf('Additional Columns', options, 'additionalColumns', ADDITIONAL_COLUMNS);
	const columnsToKeep = names(options.columnsToKeep);
	const cards = { cards: context.getNodeParameter('cardsPerImage', itemIndex, 'first') };
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
		cutOuts: cutOuts(
			options,
			mask,
			keepFiles === 'never' ? [] : Object.keys(filesOf(context, itemIndex)),
		),
		checks: oneOf('Checks', options, 'checks', CHECKS_FORMS, 'columns'),
		referenceDate: referenceDate(context, options.referenceDate),
	};
}

const PRESET_NAMES = Object.keys(MASKING_PRESETS) as MaskingPresetName[];

/** Commas may be those of a Chinese keyboard, and part of a name: the whole text is a name, too. */
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
