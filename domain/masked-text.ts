import { districtOfAddress } from './address-district.ts';
import { toIsoDate } from './calendar-date.ts';
import { regionCodesStartingWith } from './region-code.ts';

/** Stands for a value that was there and is hidden. */
export const HIDDEN = '***';

const MASK = '*';
const NUMBER_LENGTH = 18;

/**
 * Region codes that must share the visible digits of a number. With them hidden only in part, 20
 * codes, the 16 years of birth that an expired card leaves at worst (1988 to 2003, since cards of
 * this generation began in 2004) and a known check character leave 20 * 16 * 365 / 11 > 10,000.
 */
const MIN_CODES_SHARING_DIGITS = 20;
const FIRST_CARDS_YEAR = 2004;

/**
 * Somebody born in one of the last years may have had only part of that year to be born in, so such
 * years are hidden all together. Seven, since a card that ran out is at least five years old.
 */
const YOUNGEST_SHOWN_BIRTH = 7;

/**
 * Gives a number with only its first and last characters left, such as `3****************4`.
 * More than one first digit is left only when enough region codes share them; text that is no
 * 18-character number is masked whole.
 */
export function maskNumber(idNumber: string, first: number, last: number): string {
	if (!/^\d{17}[\dX]$/.test(idNumber)) {
		return MASK.repeat(Math.min([...idNumber].length, NUMBER_LENGTH));
	}
	const head = idNumber.slice(0, first);
	const shownHead = first <= 1 || areDigitsCommon(head) ? head : '';
	return shownHead.padEnd(NUMBER_LENGTH - last, MASK) + idNumber.slice(-last);
}

function areDigitsCommon(digits: string): boolean {
	const lasting = regionCodesStartingWith(digits).filter(({ periods }) =>
		periods.some(({ lastYear }) => lastYear >= FIRST_CARDS_YEAR),
	);
	return lasting.length >= MIN_CODES_SHARING_DIGITS;
}

/** Gives a name's first character; the rest is masked, with dots and spaces left: `阿***·**`. */
export function maskName(name: string): string {
	return [...name]
		.map((character, i) => {
			const kept = i === 0 ? /\p{L}/u : /[·\s]/u;
			return kept.test(character) ? character : MASK;
		})
		.join('');
}

/** Gives the year of a birth at least seven years before the reference date's year, or `***`. */
export function maskBirth(birth: string, referenceDate: string): string {
	const year = toIsoDate(birth)?.slice(0, 4);
	if (year === undefined) return HIDDEN;
	const years = Number(referenceDate.slice(0, 4)) - Number(year);
	return years >= YOUNGEST_SHOWN_BIRTH ? year : HIDDEN;
}

/** Gives an address down to the district, followed by `***`. */
export function maskAddress(address: string): string {
	return districtOfAddress(address) + HIDDEN;
}

/** Gives the issuing authority when it is words alone; a misread line may hold anything. */
export function maskIssuer(issuer: string): string {
	return /^\p{Script=Han}{2,30}$/u.test(issuer) ? issuer : HIDDEN;
}
