import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { MASKING_PRESETS, type MaskingPresetName } from '../../../domain/masking-preset.ts';
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
import { isVersion1 } from './node-version.ts';
import { isOn, oneOf, someOf } from './option-value.ts';
import { referenceDate } from './reference-date.ts';
import { isTool } from './tool.ts';

/** n8n treats an item that holds only this field as failed. */
const RESERVED_FIELD = 'error';

/** Where these cards are valid: elsewhere it may be yesterday. */
const TIME_ZONE_OF_CARDS = 'Asia/Shanghai';

/**
 * Reads the settings of one item, since expressions may differ from item to item. Call it before
 * anything is sent, so that an unusable option costs nothing.
 * @throws InputRefusal when an option has an unsupported value.
 */
export function resultSettings(context: IExecuteFunctions, itemIndex: number): ResultSettings {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const mask = oneOf('Mask Sensitive Values', options, 'mask', ['off', ...PRESET_NAMES], 'off');
	const shared = {
		simplify: context.getNodeParameter('simplify', itemIndex, true) as boolean,
		naming: oneOf('Field Names', options, 'fieldNaming', FIELD_NAMINGS, 'api'),
		outputField: outputField(options.outputField),
		mask,
	};
	// The row or the photo may hold what masking hides.
	const masked = mask !== 'off';
	const version1 = isVersion1(context);
	return {
		version1,
		...shared,
		...(version1
			? settingsOfVersion1(context, options, masked)
			: settingsOfVersion2(context, itemIndex, options, mask)),
	};
}

const PRESET_NAMES = Object.keys(MASKING_PRESETS) as MaskingPresetName[];

type VersionedSettings = Omit<
	ResultSettings,
	'version1' | 'simplify' | 'naming' | 'outputField' | 'mask'
>;

function settingsOfVersion1(
	context: IExecuteFunctions,
	options: IDataObject,
	masked: boolean,
): VersionedSettings {
	return {
		cards: 'first',
		additionalColumns: [],
		details: false,
		minimumConfidence: null,
		keepColumns: !masked && options.includeInputFields === true ? 'all' : [],
		hidesRow: false,
		keepFiles: !masked && options.keepFiles === true ? 'always' : 'never',
		checks: options.checks === false ? 'off' : 'object',
		referenceDate: referenceDate(context, options.referenceDate, context.getTimezone()),
	};
}

function settingsOfVersion2(
	context: IExecuteFunctions,
	itemIndex: number,
	options: IDataObject,
	mask: ResultSettings['mask'],
): VersionedSettings {
	const masked = mask !== 'off';
	const includesInput = String(options.includeInputFields ?? !isTool(context)) === 'true';
	const keeping = oneOf('Keep Input Files', options, 'keepFiles', FILE_KEEPING, 'whenNotRead');
	const keepFiles = masked ? 'never' : keeping;
	const additional = someOf('Additional Columns', options, 'additionalColumns', ADDITIONAL_COLUMNS);
	const columnsToKeep = names(options.columnsToKeep);
	const cards = { cards: context.getNodeParameter('cardsPerImage', itemIndex, 'first') };
	return {
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
		referenceDate: referenceDate(context, options.referenceDate, TIME_ZONE_OF_CARDS),
	};
}

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
