import type { IDataObject } from 'n8n-workflow';

import {
	CROP_KINDS,
	type CropKind,
	DEFAULT_PURPOSE,
	type ExtraImages,
	MAX_WATERMARK,
	REDACTABLE,
	type Redactable,
} from '../../../domain/extra.ts';
import { maskedFields, type MaskingPresetName } from '../../../domain/card/masking-preset.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import { someOf } from './option-value.ts';

/** The names of all fields with copies begin with it. */
export const COPY_PREFIX = 'copy_';

/** What a redacted copy covers by default: what the strictest masking preset hides. */
export const COVERED_BY_DEFAULT: readonly Redactable[] = [...maskedFields('3+4'), 'portrait'];

/**
 * Returns the images to output with an item's fields; `undefined` for none. `kept` are the fields whose files may
 * stay on it.
 * @throws InputRefusal when an option cannot be used, or an image would show what is masked.
 */
export function askedCopies(
	options: IDataObject,
	mask: MaskingPresetName | 'off',
	kept: readonly string[],
): ExtraImages | undefined {
	const { values = {} } = (options.copies ?? {}) as { values?: IDataObject };
	const chosen = someOf('Kinds', values, 'kinds', CROP_KINDS);
	if (chosen.length === 0) return undefined;
	const crops = CROP_KINDS.filter((kind) => chosen.includes(kind));
	const covered = crops.includes('redacted') ? coveredFields(values) : [];
	const hasPurpose = crops.includes('redacted') || crops.includes('copy');
	if (mask !== 'off') requireMasked(mask, crops, covered);
	requireFreeNames(kept);
	return {
		crops,
		...(covered.length > 0 && { redact: covered }),
		...(hasPurpose && { watermark: purpose(values) }),
	};
}

function coveredFields(values: IDataObject): readonly Redactable[] {
	const covered =
		'covers' in values ? someOf('Covers', values, 'covers', REDACTABLE) : COVERED_BY_DEFAULT;
	if (covered.length > 0) return REDACTABLE.filter((field) => covered.includes(field));
	throw new InputRefusal(
		"'Covers' is empty",
		'A redacted card must cover something. Choose what, or a card copy alone.',
	);
}

function purpose(values: IDataObject): string {
	const isEmpty = !('purpose' in values) || values.purpose === '';
	// An expression without a value is no purpose.
	const text = isEmpty ? DEFAULT_PURPOSE : String(values.purpose ?? '').trim();
	const { length } = [...text];
	if (length > 0 && length <= MAX_WATERMARK) return text;
	throw new InputRefusal(
		`'Purpose' must have 1 to ${MAX_WATERMARK} characters`,
		'Enter what the copy is for, such as "For onboarding only".',
	);
}

/**
 * Allows no copy of a masked card that shows what masking hides, nor the portrait: it tells more than any preset
 * leaves visible.
 */
function requireMasked(
	mask: MaskingPresetName,
	crops: readonly CropKind[],
	covered: readonly Redactable[],
): void {
	const bare = crops.filter((kind) => kind !== 'redacted');
	const shown = [...maskedFields(mask), 'portrait' as const].filter(
		(field) => !covered.includes(field),
	);
	if (bare.length === 0 && shown.length === 0) return;
	throw new InputRefusal(
		`A copy would show what 'Mask Sensitive Values' hides: ${[...bare, ...shown].join(', ')}`,
		"Choose Redacted Card alone in 'Copies of the Card', and let it cover all that is masked. Or set masking to Off.",
	);
}

/**
 * Keeps the names of copies free: one file would overwrite the other, or an earlier card's copy would pass for this
 * card's.
 */
function requireFreeNames(kept: readonly string[]): void {
	if (!kept.some((field) => field.startsWith(COPY_PREFIX))) return;
	throw new InputRefusal(
		`The item already has a file in a field that starts with '${COPY_PREFIX}'`,
		"The files of 'Copies of the Card' go there. Rename that field, or set 'Keep From Input' to None.",
	);
}
