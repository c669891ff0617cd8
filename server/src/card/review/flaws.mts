import { dayInChina } from '../../../../domain/calendar-date.ts';
import type { IdCardFields } from '../../../../domain/id-card.ts';
import { idNumberKind } from '../../../../domain/id-number-kind.ts';
import { isSoundIdNumber } from '../../../../domain/id-number.ts';
import {
	ALL_PRINTED_FIELDS,
	missingFields,
	type PrintedField,
} from '../../../../domain/required-fields.ts';
import { validityLength } from '../../../../domain/validity-period.ts';
import { factsIn } from '../fields/grammars/number.mts';
import type { FieldName, Hypothesis } from '../fields/hypothesis.mts';
import { rowsIn } from '../fields/truncation.mts';
import { boxOf } from '../layout/template.mts';
import { textOf } from '../print/glyph.mts';
import { asName } from '../print/printed-text.mts';
import type { ReadCard } from '../read-cards.mts';
import { hasHole } from './gap.mts';

/**
 * The fields that a side with this layout and number prints, but that were not read. A number that is not sound says
 * nothing about what is printed.
 */
export function missingIn({ fields, side, placement: { template } }: ReadCard): PrintedField[] {
	return missingFields(fields, [side]).filter((name) => boxOf(template, name) !== undefined);
}

/**
 * The fields that the card itself shows to be missing or wrong: impossible, contradicted by its number, or without
 * something that was read in their place.
 */
export function wrongIn(card: ReadCard): FieldName[] {
	const impossible = JUDGED.filter((name) => isImpossible(name, card));
	const leftOut = Object.keys(card.leftOut) as PrintedField[];
	const contradicted = contradictedIn(card.fields);
	return [...new Set([...missingIn(card), ...impossible, ...contradicted, ...leftOut])];
}

/** The fields of {@link wrongIn}, and the texts that may lack a character: they are covered, or have room for one. */
export function flawsIn(card: ReadCard): FieldName[] {
	const { placement, sources, covered } = card;
	const hollow = ALL_PRINTED_FIELDS.filter((name) => hasHole(placement, sources, name));
	return [...wrongIn(card), ...covered, ...hollow];
}

/** The fields that can be impossible, not just unlikely, a period once. */
const JUDGED = ['identity_code', 'valid_date_end'] as const;

/** The dash may be a misread 一. */
const DASH_IN_WORDS = /\p{Script=Han}-\p{Script=Han}/u;

/**
 * Whether a value cannot be right, or is unlikely to be: a number with a wrong check character or an impossible birth
 * date, an odd name, an address with a dash between words, or either date of a period that no card has, or that has not
 * begun.
 */
export function isImpossible(name: FieldName, { fields, sources }: ReadCard): boolean {
	const { identity_code: number, valid_date_start: start, valid_date_end: end } = fields;
	if (name === 'identity_code') return number !== null && !isSoundIdNumber(number);
	if (name === 'identity_name') return sources[name] !== undefined && isOddName(sources[name]);
	if (name === 'address') return fields.address !== null && DASH_IN_WORDS.test(fields.address);
	const isOfPeriod = name === 'valid_date_start' || name === 'valid_date_end';
	if (!isOfPeriod || start === null) return false;
	// A clock may be wrong by a day.
	if (start > dayInChina(new Date(Date.now() + 86_400_000))!) return true;
	return end !== null && validityLength(start, end, idNumberKind(number ?? '')) === undefined;
}

/**
 * Whether a name is unlikely: it has two rows and no dot, a dot at its end, where a part was lost, or one beside a single
 * character, which may be a speck; or a simplified character in place of the traditional one that was read, as some
 * names have.
 */
function isOddName({ value, glyphs }: Hypothesis): boolean {
	const isSimplified = glyphs.some(({ text, reading }) => text !== reading.text.normalize('NFKC'));
	const isTwoRows = rowsIn(glyphs).length > 1 && !value.includes('·');
	// A dot at the end shows only before another part.
	const goesOn = value.length > 3 && asName(`${textOf(glyphs)}某某`)!.endsWith('·某某');
	return isSimplified || isTwoRows || goesOn || /(?:^|·).(?:·|$)/u.test(value);
}

/** The printed fields that contradict the card's number; none if that is impossible itself. */
export function contradictedIn(fields: IdCardFields): PrintedField[] {
	const number = fields.identity_code;
	if (number === null || !isSoundIdNumber(number)) return [];
	const proven = factsIn(number);
	return (['birth', 'gender'] as const).filter(
		(name) => fields[name] !== null && fields[name] !== proven[name],
	);
}
