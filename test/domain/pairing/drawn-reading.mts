import { LONG_TERM, toIsoDate } from '../../../domain/calendar-date.ts';
import type { Review } from '../../../domain/extra.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { COMMON_GIVEN_CHARACTERS } from '../../support/people/name-lists.mts';
import type { Random } from '../../support/random.mts';
import type { DrawnOwner } from './drawn-people.mts';
import type { ShownSide } from './drawn-shots.mts';

/** What is misread at times. */
const MISREAD = {
	1: ['identity_name', 'identity_code', 'birth', 'address'],
	0: ['issued_by', 'valid_date_start', 'valid_date_end'],
} as const;

export function printedOn(owners: readonly DrawnOwner[], { owner, card, side }: ShownSide) {
	return owners[owner].cards[card][side === 1 ? 'front' : 'back'];
}

/** Reads a side, with an error in a share of the cases; about half of the errors are in doubt. */
export function readingOf(
	random: Random,
	printed: IdCardFields,
	share: number,
): { fields: IdCardFields; reviews: readonly Review[] } {
	const field = random.pick<keyof typeof printed>(MISREAD[printed.side!]);
	const doubt: Review = { field, reasons: ['low-confidence'] };
	if (!random.chance(share)) {
		return { fields: { ...printed }, reviews: random.chance(0.02) ? [doubt] : [] };
	}
	const value = random.chance(0.3) ? null : misread(random, String(printed[field]));
	const missing: Review = { field, reasons: ['missing'] };
	const reviews = value === null ? [missing] : random.chance(0.5) ? [doubt] : [];
	return { fields: { ...printed, [field]: value }, reviews };
}

/** Changes a character; `null` where that yields no date. */
function misread(random: Random, value: string): string | null {
	const places = [...value.matchAll(/[^-]/g)].map(({ index }) => index);
	const at = random.pick(places);
	const other = /\d/.test(value[at])
		? String((Number(value[at]) + random.integer(1, 9)) % 10)
		: random.pick(COMMON_GIVEN_CHARACTERS);
	const changed = value.slice(0, at) + other + value.slice(at + 1);
	const isDate = value === LONG_TERM || toIsoDate(value) !== undefined;
	return isDate && toIsoDate(changed) === undefined ? null : changed;
}
