import { LONG_TERM, toIsoDate } from '../../../domain/calendar-date.ts';
import { ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import type { CardChecks } from './card-checks.ts';
import type { NormalizedField } from './card-normalize.ts';
import { HIDDEN, maskAddress, maskBirth, maskIssuer, maskName, maskNumber } from './masked-text.ts';
import { MASKING_PRESETS, type MaskingPreset, type MaskingPresetName } from './masking-preset.ts';
import type { IdNumberChecks } from './number-checks.ts';
import type { ProblemCode } from './problem-code.ts';

/** The data of a card's item before masking. */
export interface CardItem {
	fields: IdCardFields;
	checks?: CardChecks;
	/** Which fields were rewritten, from `normalizeCard`. */
	normalized?: NormalizedField[];
	/** The rest of the service's reply: `code`, `request_id`, message. */
	envelope?: Record<string, unknown>;
	/** Other cards in the same reply, about which it must not reveal anything either. */
	others?: readonly IdCardFields[];
}

/** A code abolished in a known year reveals when the holder was born. */
const HIDDEN_WARNINGS: readonly ProblemCode[] = ['region-code-abolished-before-birth'];

/** Any other request ID is hidden, since it may not be one. */
const REQUEST_ID = /^[\w.:-]{1,80}$/;
const REVEALING_DIGITS = 5;

/**
 * Masks everything in the item that the preset does not show. Run the checks first.
 * Hidden text becomes `***`, hidden figures `null`; `null` stays `null`. Of the envelope only `code`
 * and `request_id` stay, since the rest may contain anything.
 * `referenceDate` is the date of the checks, `YYYY-MM-DD`.
 */
export function maskItem(
	item: CardItem,
	presetName: MaskingPresetName,
	referenceDate: string,
): CardItem {
	const preset = MASKING_PRESETS[presetName];
	const masked: CardItem = { fields: maskFields(item.fields, preset, referenceDate) };
	if (item.checks) masked.checks = maskChecks(item.checks, preset);
	if (item.normalized) masked.normalized = item.normalized;
	if (item.envelope) {
		masked.envelope = maskEnvelope(item.envelope, [item.fields, ...(item.others ?? [])]);
	}
	return masked;
}

/** Masks the result of "Check ID Number" with the same presets. */
export function maskNumberChecks(
	checks: IdNumberChecks,
	presetName: MaskingPresetName,
): IdNumberChecks {
	const preset = MASKING_PRESETS[presetName];
	const { first, last } = preset.number;
	return {
		...checks,
		warnings: shownWarnings(checks.warnings),
		numberKind: preset.kind === 'shown' ? checks.numberKind : null,
		idNumber: maskNumber(checks.idNumber, first, last),
		birth: shownBirth(checks.birth, preset, checks.referenceDate),
		age: null,
	};
}

function maskFields(
	fields: IdCardFields,
	preset: MaskingPreset,
	referenceDate: string,
): IdCardFields {
	const { first, last } = preset.number;
	const place = preset.place === 'district';
	return {
		side: fields.side,
		identity_name: shown(fields.identity_name, maskName),
		identity_code: shown(fields.identity_code, (number) => maskNumber(number, first, last)),
		gender: shown(fields.gender, (gender) => ifKnown(['男', '女'], gender)),
		race: shown(fields.race, (race) => ifKnown(ETHNIC_GROUPS, race)),
		birth: shownBirth(fields.birth, preset, referenceDate),
		address: shown(fields.address, place ? maskAddress : hide),
		issued_by: shown(fields.issued_by, place ? maskIssuer : hide),
		valid_date_start: shown(fields.valid_date_start, (day) => shownDay(day, preset)),
		valid_date_end: shown(fields.valid_date_end, (day) => shownDay(day, preset)),
	};
}

function maskChecks(checks: CardChecks, preset: MaskingPreset): CardChecks {
	const validity = preset.validity === 'shown';
	return {
		...checks,
		warnings: shownWarnings(checks.warnings),
		numberKind: preset.kind === 'shown' ? checks.numberKind : null,
		age: null,
		longTerm: validity ? checks.longTerm : null,
		daysLeft: validity ? checks.daysLeft : null,
	};
}

function maskEnvelope(
	{ code, request_id: requestId }: Record<string, unknown>,
	cards: readonly IdCardFields[],
): Record<string, unknown> {
	const masked: Record<string, unknown> = {};
	if (Number.isInteger(code) && Math.abs(code as number) < 10_000) masked.code = code;
	if (typeof requestId === 'string') {
		const secrets = cards.flatMap(({ identity_code: idNumber, birth }) => [idNumber, birth]);
		const isRevealing = secrets.some((secret) => sharesDigits(requestId, secret));
		masked.request_id = REQUEST_ID.test(requestId) && !isRevealing ? requestId : HIDDEN;
	}
	return masked;
}

function sharesDigits(text: string, secret: string | null): boolean {
	const digits = (secret ?? '').replace(/\W/g, '');
	const textDigits = text.replace(/\W/g, '');
	return [...digits].some((_digit, at) => {
		const run = digits.slice(at, at + REVEALING_DIGITS);
		return run.length === REVEALING_DIGITS && textDigits.includes(run);
	});
}

function shown(value: string | null, mask: (value: string) => string): string | null {
	return value === null ? null : mask(value);
}

function hide(): string {
	return HIDDEN;
}

function ifKnown(known: readonly string[], value: string): string {
	return known.includes(value) ? value : HIDDEN;
}

function shownBirth(
	birth: string | null,
	preset: MaskingPreset,
	referenceDate: string,
): string | null {
	return shown(birth, (day) => (preset.birth === 'year' ? maskBirth(day, referenceDate) : HIDDEN));
}

function shownDay(day: string, preset: MaskingPreset): string {
	if (preset.validity === 'hidden') return HIDDEN;
	return day === LONG_TERM ? LONG_TERM : (toIsoDate(day) ?? HIDDEN);
}

function shownWarnings(warnings: readonly ProblemCode[]): ProblemCode[] {
	return warnings.filter((code) => !HIDDEN_WARNINGS.includes(code));
}
