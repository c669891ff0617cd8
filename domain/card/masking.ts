import { LONG_TERM, toIsoDate } from '../calendar-date.ts';
import { PRINTED_ETHNIC_GROUPS } from '../ethnic-group.ts';
import type { IdCardFields } from '../id-card.ts';
import type { CardChecks } from './card-checks.ts';
import { HIDDEN, maskAddress, maskBirth, maskIssuer, maskName, maskNumber } from './masked-text.ts';
import { MASKING_PRESETS, type MaskingPreset, type MaskingPresetName } from './masking-preset.ts';

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
	return {
		side: fields.side,
		identity_name: shown(fields.identity_name, maskName),
		identity_code: shown(fields.identity_code, (number) => maskNumber(number, first, last)),
		gender: shown(fields.gender, (gender) => ifKnown(['男', '女'], gender)),
		race: shown(fields.race, (race) => ifKnown(PRINTED_ETHNIC_GROUPS, race)),
		birth: shown(
			fields.birth,
			preset.birth === 'year' ? (day) => maskBirth(day, referenceDate) : hide,
		),
		address: shown(fields.address, place ? maskAddress : hide),
		issued_by: shown(fields.issued_by, place ? maskIssuer : hide),
		valid_date_start: shown(fields.valid_date_start, (day) => shownDay(day, preset)),
		valid_date_end: shown(fields.valid_date_end, (day) => shownDay(day, preset)),
	};
}

function shown(value: string | null, mask: (value: string) => string): string | null {
	return value === null ? null : mask(value);
}

const hide = () => HIDDEN;

function ifKnown(known: readonly string[], value: string): string {
	return known.includes(value) ? value : HIDDEN;
}

function shownDay(day: string, preset: MaskingPreset): string {
	if (preset.validity === 'hidden') return HIDDEN;
	return day === LONG_TERM ? LONG_TERM : (toIsoDate(day) ?? HIDDEN);
}
