import { LONG_TERM, toIsoDate } from '../calendar-date.ts';
import { PRINTED_ETHNIC_GROUPS } from '../ethnic-group.ts';
import { emptyIdCardFields, type IdCardFields } from '../id-card.ts';
import { ALL_PRINTED_FIELDS, type PrintedField } from '../required-fields.ts';
import type { CardChecks } from './card-checks.ts';
import { HIDDEN, maskAddress, maskBirth, maskIssuer, maskName, maskNumber } from './masked-text.ts';
import { MASKING_PRESETS, type MaskingPresetName } from './masking-preset.ts';

/**
 * Masks a card's fields and checks, whatever the preset does not show. Run the checks first.
 * Hidden text becomes `***`, hidden figures `null`; `null` stays `null`.
 * `referenceDate` is the date of the checks, `YYYY-MM-DD`.
 */
export function maskCard(
	{ fields, checks }: { fields: IdCardFields; checks: CardChecks },
	presetName: MaskingPresetName,
	referenceDate: string,
): { fields: IdCardFields; checks: CardChecks } {
	const { validity } = MASKING_PRESETS[presetName];
	return {
		fields: maskFields(fields, presetName, referenceDate),
		checks: { ...checks, age: null, daysLeft: validity === 'shown' ? checks.daysLeft : null },
	};
}

export function maskFields(
	fields: IdCardFields,
	presetName: MaskingPresetName,
	referenceDate: string,
): IdCardFields {
	const preset = MASKING_PRESETS[presetName];
	const { first, last } = preset.number;
	const place = preset.place === 'district';
	const masks: Record<PrintedField, (value: string) => string> = {
		identity_name: maskName,
		identity_code: (number) => maskNumber(number, first, last),
		gender: (gender) => ifKnown(['男', '女'], gender),
		race: (race) => ifKnown(PRINTED_ETHNIC_GROUPS, race),
		birth: preset.birth === 'year' ? (day) => maskBirth(day, referenceDate) : hide,
		address: place ? maskAddress : hide,
		issued_by: place ? maskIssuer : hide,
		valid_date_start: preset.validity === 'shown' ? ifDay : hide,
		valid_date_end: preset.validity === 'shown' ? ifDay : hide,
	};
	const masked = { ...emptyIdCardFields(), side: fields.side };
	for (const name of ALL_PRINTED_FIELDS) {
		const value = fields[name];
		if (value !== null) masked[name] = masks[name](value);
	}
	return masked;
}

const hide = () => HIDDEN;

function ifKnown(known: readonly string[], value: string): string {
	return known.includes(value) ? value : HIDDEN;
}

function ifDay(day: string): string {
	return day === LONG_TERM ? LONG_TERM : (toIsoDate(day) ?? HIDDEN);
}
