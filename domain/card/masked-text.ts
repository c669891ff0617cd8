import { toIsoDate } from '../calendar-date.ts';
import { regionCodesStartingWith } from '../region-code.ts';
import { placeAtStart } from '../listed-place.ts';

export const HIDDEN = '***';

const MASK = '*';
const NUMBER_LENGTH = 18;

/**
 * Minimum number of region codes that must share the visible digits of a number. In the worst case
 * an expired card leaves 16 birth years (1988 to 2003, since this generation of cards started in
 * 2004); 20 codes and a known check character then leave 20 * 16 * 365 / 11 > 10,000 numbers.
 */
const MIN_CODES_SHARING_DIGITS = 20;
const FIRST_CARDS_YEAR = 2004;

/**
 * Minimum age in years for a birth year to be shown: of a recent year, the other fields may rule out
 * all but a few days. Seven, since an expired card is at least five years old.
 */
const MIN_SHOWN_AGE = 7;

/**
 * Masks a number except its first and last characters, such as `3****************4`. Leaves more than
 * one leading digit only if enough region codes share them. Masks text that is not an 18-character
 * number completely.
 */
export function maskNumber(idNumber: string, first: number, last: number): string {
	if (!/^\d{17}[\dX]$/.test(idNumber)) {
		return MASK.repeat(Math.min([...idNumber].length, NUMBER_LENGTH));
	}
	const head = idNumber.slice(0, first);
	const shownHead = first <= 1 || areDigitsShared(head) ? head : '';
	return shownHead.padEnd(NUMBER_LENGTH - last, MASK) + idNumber.slice(-last);
}

function areDigitsShared(digits: string): boolean {
	const codes = regionCodesStartingWith(digits);
	const stillPrinted = codes.filter(([, lastYear]) => lastYear >= FIRST_CARDS_YEAR);
	return stillPrinted.length >= MIN_CODES_SHARING_DIGITS;
}

/** Masks a name except its first character, dots and spaces: `阿***·**`. */
export function maskName(name: string): string {
	return name.replace(/^\P{L}|(?<!^)[^·\s]/gu, MASK);
}

/** Returns the year of a birth at least {@link MIN_SHOWN_AGE} years ago, otherwise `***`. */
export function maskBirth(birth: string, referenceDate: string): string {
	const year = toIsoDate(birth)?.slice(0, 4);
	if (year === undefined) return HIDDEN;
	const years = Number(referenceDate.slice(0, 4)) - Number(year);
	return years >= MIN_SHOWN_AGE ? year : HIDDEN;
}

/** The address down to its district, by the list of places, followed by `***`. */
export function maskAddress(address: string): string {
	const text = address.replace(/\s/g, '');
	return text.slice(0, placeAtStart(text)?.length ?? 0) + HIDDEN;
}

/** Returns the issuing authority if it is only Han characters; a misread line may contain anything. */
export function maskIssuer(issuer: string): string {
	return /^\p{Script=Han}{2,30}$/u.test(issuer) ? issuer : HIDDEN;
}
