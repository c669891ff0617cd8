import { withNameDots } from '../../../domain/card/card-normalize.ts';
import { normalizeIdNumber } from '../../../domain/card/id-number-normalize.ts';

/** Somebody on a list of who should be here. */
export interface ListedPerson {
	/** Without spaces. */
	name: string;
	/** As the list writes it; `''` without one. */
	number: string;
	/** What is known of the number, from its first digit on: a spreadsheet keeps 15 digits, or as many as it shows. */
	digits: string;
	isRounded: boolean;
}

/** How a spreadsheet writes a long number that it has rounded: 4.30102E+17. */
const SCIENTIFIC = /^(\d)\.?(\d*)E\+?1[67]$/i;

/** Digits that a spreadsheet keeps of a number (IEEE 754); numbers on cards had as many until 1999. */
export const KEPT = 15;

/** Somebody by what two cells say; either may be empty. */
export function listedPerson(name: string, number: string): ListedPerson {
	// Some write an apostrophe before a number, so that a spreadsheet keeps it.
	const plain = normalizeIdNumber(number.replaceAll(/['’]/g, ''));
	const [, first, others] = SCIENTIFIC.exec(plain) ?? [];
	const isCut = /^\d{15}000$/.test(plain);
	return {
		name: plainName(name),
		number,
		digits: first === undefined ? plain.slice(0, isCut ? KEPT : undefined) : first + others,
		isRounded: first !== undefined || isCut,
	};
}

/** A name as it is compared: without spaces, with one kind of dot. */
export function plainName(name: string): string {
	return withNameDots(name.normalize('NFKC').replaceAll(/\s/g, '')).toUpperCase();
}

/** Whether a cell holds a number of an ID card, also a rounded one, or one of 15 digits or with one digit more or less. */
export function isNumber(cell: string): boolean {
	const { digits, isRounded } = listedPerson('', cell);
	return isRounded || /^[1-9](?:\d{14}|\d{15,17}[\dX]|\d{18})$/.test(digits);
}
