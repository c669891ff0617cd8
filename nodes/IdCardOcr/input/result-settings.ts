import type { IDataObject } from 'n8n-workflow';

import { dayInChina, toIsoDate } from '../../../domain/calendar-date.ts';
import type { ExtraImages } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { CHINESE } from '../../../domain/language/chinese.ts';
import { ENGLISH } from '../../../domain/language/english.ts';
import type { Language } from '../../../domain/language/language.ts';
import { FIELD_NAMINGS } from '../../../domain/card/field-naming.ts';
import { MASKING_PRESETS, type MaskingPresetName } from '../../../domain/card/masking-preset.ts';
import { ALL_PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { additionalColumns } from '../../../domain/result/additional-columns.ts';
import type { ShownAs } from '../../../domain/result/shown-as.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { askedCopies } from './asked-copies.ts';
import { cardFieldsIn } from './card-fields.ts';
import { type ChosenColumns, chosenColumns, DEFAULT_COLUMNS } from './chosen-columns.ts';
import type { NodeItem } from './item.ts';
import { type KeptInput, keptInput, mayStay } from './kept-input.ts';
import { withNewNames } from './old-names.ts';
import { numberWithin, oneOf } from './option-value.ts';

export interface ResultSettings extends ChosenColumns, KeptInput, ShownAs {
	copies?: ExtraImages;
	/** What the card should say, according to others. */
	expected: readonly IdCardFields[];
	/** Where the result goes in the item's JSON; empty for the top level. */
	resultField: string;
}

const LANGUAGES = { chinese: [CHINESE], both: [CHINESE, ENGLISH], english: [ENGLISH] };
const LANGUAGE_NAMES = Object.keys(LANGUAGES) as Array<keyof typeof LANGUAGES>;

const LOWEST = 0.5;
const HIGHEST = 1;

/** n8n takes an item for a failed one by this field. */
export const RESERVED_FIELD = 'error';

/**
 * Reads the settings of one item, since expressions may differ from item to item. Call it before
 * anything is sent, so that an unusable option costs nothing.
 * @throws InputRefusal when an option has an unsupported value.
 */
export function resultSettings(item: NodeItem): ResultSettings {
	const options = withNewNames({
		...(item.parameter('options', {}) as IDataObject),
		...(item.parameter('serverOptions', {}) as IDataObject),
	});
	const mask = maskIn(options);
	const chosen = chosenColumns(item);
	const { asTool } = item;
	const kept = keptInput(options, { asTool, masked: mask !== 'off', isExact: chosen.isExact });
	const files = Object.keys(item.files).filter((name) => mayStay(name, kept));
	return {
		...chosen,
		...kept,
		naming: oneOf('Column Names', options, 'columnNames', FIELD_NAMINGS, 'api'),
		resultField: resultField(options.putResultInField),
		mask,
		languages: languagesIn(options),
		minimumConfidence: minimumConfidence(options),
		expected: expectedFields(options),
		copies: askedCopies(options, mask, files),
		referenceDate: referenceDate(options.referenceDate),
		additional: additionalColumns,
	};
}

/**
 * Stands in for settings that cannot be read. Those may ask for masking and for no files: so no file stays, and
 * values are masked and input columns dropped unless masking is certainly off.
 */
export function carefulSettings(item: NodeItem): ResultSettings {
	const option = (name: string, otherwise: string) =>
		({ [name]: item.parameter(`options.${name}`, otherwise) }) as IDataObject;
	// Each by itself: any of them may be what fails.
	const chosen = orElse(() => chosenColumns(item), DEFAULT_COLUMNS);
	const languages = orElse(() => languagesIn(option('language', 'english')), [ENGLISH]);
	const isUnmasked = orElse(() => maskIn(option('mask', 'off')) === 'off', false);
	return {
		...chosen,
		naming: 'api',
		languages,
		minimumConfidence: null,
		resultField: '',
		expected: [],
		keepColumns: isUnmasked && !chosen.isExact ? 'fitting' : [],
		hidesRow: false,
		keepFiles: [],
		referenceDate: '',
		mask: isUnmasked ? 'off' : '3+4',
		additional: additionalColumns,
	};
}

function orElse<Value>(read: () => Value, otherwise: Value): Value {
	try {
		return read();
	} catch {
		return otherwise;
	}
}

function languagesIn(options: IDataObject): readonly Language[] {
	return LANGUAGES[oneOf('Language', options, 'language', LANGUAGE_NAMES, 'english')];
}

function maskIn(options: IDataObject): ResultSettings['mask'] {
	return oneOf('Mask Sensitive Values', options, 'mask', ['off', ...PRESET_NAMES], 'off');
}

const PRESET_NAMES = Object.keys(MASKING_PRESETS) as MaskingPresetName[];

/**
 * Reads the option 'Compare With', which need not be set.
 * @throws InputRefusal when it holds no field of a card: comparing nothing would look like finding no difference.
 */
function expectedFields(options: IDataObject): IdCardFields[] {
	if (!('compareWith' in options)) return [];
	const fields = cardFieldsIn(options.compareWith);
	if (fields !== undefined && ALL_PRINTED_FIELDS.some((name) => fields[name] !== null))
		return [fields];
	throw new InputRefusal(
		"'Compare With' has no fields of an ID card",
		'It must be an object with keys such as identity_name or idNumber, and values. Check the expression, or remove the option.',
	);
}

function resultField(value: unknown): string {
	const name = String(value ?? '').trim();
	if (name !== RESERVED_FIELD) return name;
	throw new InputRefusal(
		"'Put Result in Field' cannot be 'error', which n8n reserves for failed items",
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
	const value = numberWithin(options.minimumConfidence, LOWEST, HIGHEST);
	if (value !== undefined) return value;
	throw new InputRefusal(
		`'Minimum Confidence' must be a number from ${LOWEST} to ${HIGHEST}`,
		'Enter one like 0.9, or remove the option.',
	);
}

/**
 * Returns the day for which validity and age are calculated, `YYYY-MM-DD`: the option 'Reference
 * Date', or today. Cards follow China's calendar day, so moments are days there.
 * @throws InputRefusal when the option is not a date.
 */
function referenceDate(value: unknown): string {
	const isEmpty = value === undefined || value === null || value === '';
	const moment = isEmpty ? new Date() : value;
	const date = moment instanceof Date ? dayInChina(moment) : toIsoDate(String(moment));
	if (date !== undefined) return date;
	throw new InputRefusal(
		"'Reference Date' is not a date",
		"Enter one like 2026-11-25, or remove the option to use today's date.",
	);
}
