import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { MASKING_PRESETS, type MaskingPresetName } from '../../../domain/masking-preset.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { FIELD_NAMINGS } from '../result/field-naming.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import { referenceDate } from './reference-date.ts';

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
	// The row or the photo may hold what masking hides.
	const keepsInput = mask === 'off';
	return {
		simplify: context.getNodeParameter('simplify', itemIndex, true) as boolean,
		naming: oneOf('Field Names', options, 'fieldNaming', FIELD_NAMINGS, 'api'),
		outputField: outputField(options.outputField),
		includeInputFields: keepsInput && options.includeInputFields === true,
		keepFiles: keepsInput && options.keepFiles === true,
		checks: options.checks !== false,
		referenceDate: referenceDate(context, options.referenceDate),
		mask,
	};
}

const PRESET_NAMES = Object.keys(MASKING_PRESETS) as MaskingPresetName[];

/** Rejects an option that is present without a value: a default for masking would show everything. */
function oneOf<Value extends string>(
	label: string,
	options: IDataObject,
	name: string,
	values: readonly Value[],
	fallback: Value,
): Value {
	if (!(name in options)) return fallback;
	const value = values.find((one) => one === options[name]);
	if (value !== undefined) return value;
	throw new InputRefusal(
		`'${label}' has an unsupported value`,
		`Use one of ${values.map((one) => `'${one}'`).join(', ')}.`,
	);
}

function outputField(value: unknown): string {
	const name = String(value ?? '').trim();
	if (name !== RESERVED_FIELD) return name;
	throw new InputRefusal(
		"'Put Output in Field' cannot be 'error', which n8n reserves for failed items",
		'Enter another name.',
	);
}
