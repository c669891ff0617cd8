import type { IDataObject } from 'n8n-workflow';

import {
	CROP_KINDS,
	type CropKind,
	type ExtraImages,
	MAX_WATERMARK,
	REDACTABLE,
	type Redactable,
} from '../../../domain/extra.ts';
import { maskedFields, type MaskingPresetName } from '../card/masking-preset.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { someOf } from './option-value.ts';

/** The names of all cut-outs begin with it. */
export const CUT_OUT_PREFIX = 'cut_out_';

const LABEL = 'Cut-Outs';
const COVERED_LABEL = 'Redacted Copy Covers';
const PURPOSE_LABEL = 'Redacted Copy Purpose';

const REDACTED = 'redacted';

/** By default a copy covers what some masking preset hides. */
const COVERED_BY_DEFAULT = REDACTABLE.filter((field) => field !== 'gender' && field !== 'race');

/**
 * Returns the images to output with an item's fields; `undefined` for none.
 * `kept` are the fields whose files may stay on it.
 * @throws InputRefusal when an option cannot be used, or an image would show what is masked.
 */
export function cutOuts(
	options: IDataObject,
	mask: MaskingPresetName | 'off',
	kept: readonly string[],
): ExtraImages | undefined {
	const chosen = someOf(LABEL, options, 'cutOuts', [...CROP_KINDS, REDACTED]);
	const crops = CROP_KINDS.filter((kind) => chosen.includes(kind));
	const redact = coveredFields(options, chosen.includes(REDACTED));
	const watermark = purpose(options, redact !== undefined);
	if (chosen.length === 0) return undefined;
	if (mask !== 'off') requireMasked(mask, crops, redact);
	requireFreeNames(kept);
	return {
		...(crops.length > 0 && { crops }),
		...(redact !== undefined && { redact }),
		...(watermark !== undefined && { watermark }),
	};
}

/** A portrait shows more of a person than any preset. */
function requireMasked(
	mask: MaskingPresetName,
	crops: readonly CropKind[],
	redact: readonly Redactable[] | undefined,
): void {
	if (crops.length > 0) throw unmaskable(crops.join(' and '));
	const hidden = [...maskedFields(mask), 'portrait'] as const;
	const shown = hidden.filter((field) => redact?.includes(field) !== true);
	if (shown.length > 0) throw uncovered(shown);
}

/** Otherwise one file would overwrite the other, or an earlier card's pass for this one's. */
function requireFreeNames(kept: readonly string[]): void {
	if (!kept.some((field) => field.startsWith(CUT_OUT_PREFIX))) return;
	throw new InputRefusal(
		`The item already has a file in a field that starts with '${CUT_OUT_PREFIX}'`,
		`The files of '${LABEL}' go there. Rename that field, or set 'Keep Input Files' to Never.`,
	);
}

function coveredFields(options: IDataObject, isAsked: boolean): readonly Redactable[] | undefined {
	const isSet = 'redactedCopyCovers' in options;
	if (!isAsked) {
		if (isSet) throw needsCopy(COVERED_LABEL);
		return undefined;
	}
	const covered = isSet
		? someOf(COVERED_LABEL, options, 'redactedCopyCovers', REDACTABLE)
		: COVERED_BY_DEFAULT;
	if (covered.length > 0) return REDACTABLE.filter((field) => covered.includes(field));
	throw new InputRefusal(
		`'${COVERED_LABEL}' is empty`,
		'A redacted copy must cover something. Choose what, or remove the option to cover everything that masking can hide.',
	);
}

function purpose(options: IDataObject, hasCopy: boolean): string | undefined {
	if (!('redactedCopyPurpose' in options)) return undefined;
	if (!hasCopy) throw needsCopy(PURPOSE_LABEL);
	const text =
		typeof options.redactedCopyPurpose === 'string' ? options.redactedCopyPurpose.trim() : '';
	const { length } = [...text];
	if (length > 0 && length <= MAX_WATERMARK) return text;
	throw new InputRefusal(
		`'${PURPOSE_LABEL}' must have 1 to ${MAX_WATERMARK} characters`,
		'Enter what the copy is for, or remove the option for a copy without text.',
	);
}

function needsCopy(label: string): InputRefusal {
	return new InputRefusal(
		`'${label}' is set, but no redacted copy is asked for`,
		`Choose Redacted Copy in '${LABEL}', or remove the option.`,
	);
}

function unmaskable(what: string): InputRefusal {
	return new InputRefusal(
		`A masked item cannot have a cut-out of the ${what}`,
		`It would show what 'Mask Sensitive Values' hides. Choose Redacted Copy alone in '${LABEL}', or set masking to Off.`,
	);
}

function uncovered(fields: readonly string[]): InputRefusal {
	return new InputRefusal(
		`The redacted copy would show what 'Mask Sensitive Values' hides: ${fields.join(', ')}`,
		`Add these to '${COVERED_LABEL}', or remove that option to cover everything that masking can hide.`,
	);
}
