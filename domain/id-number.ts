import { toIsoDate } from './calendar-date.ts';

// GB 11643-1999 with the check character of ISO 7064 MOD 11-2.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** Returns `0`-`9` or `X`. Source: GB 11643, MOD 11-2. */
export function checkCharacter(first17: string): string {
	const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
	return CHECK_CHARACTERS[sum % 11];
}

/** Whether the text is 17 digits followed by their check character. */
export function hasValidCheckCharacter(idNumber: string): boolean {
	return /^\d{17}[\dX]$/.test(idNumber) && checkCharacter(idNumber) === idNumber[17];
}

export const ID_NUMBER_LENGTH = WEIGHTS.length + 1;

/** Where a number encodes the region that issued it, its holder's birth date and gender (GB 11643). */
export const DIGITS_OF = { region: [0, 6], birth: [6, 14], gender: [16, 17] } as const;

/** Returns `YYYY-MM-DD`, not validated. */
export function birthOfIdNumber(idNumber: string): string {
	return idNumber.slice(...DIGITS_OF.birth).replace(/^(....)(..)/, '$1-$2-');
}

/** The 17th digit is odd for 男, even for 女. */
export function genderOfIdNumber(idNumber: string): '男' | '女' {
	return Number(idNumber.slice(...DIGITS_OF.gender)) % 2 === 1 ? '男' : '女';
}

/** No region code begins with 0, and no holder was born in another century. */
const POSSIBLE_BEGINNING = /^[1-9]\d{5}(?:18|19|20)/;

/**
 * Whether the text is a possible number with the right check character and a birth date that exists. The
 * check character alone is too little: one in eleven runs of 18 digits has the right one.
 */
export function isSoundIdNumber(text: string): boolean {
	return (
		POSSIBLE_BEGINNING.test(text) &&
		hasValidCheckCharacter(text) &&
		toIsoDate(birthOfIdNumber(text)) !== undefined
	);
}
