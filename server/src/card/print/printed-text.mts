const HAN = '\\u3400-\\u4dbf\\u4e00-\\u9fff\\u3007\\uf900-\\ufaff\\u{20000}-\\u{323af}';

const NOT_IN_NAMES = new RegExp(`[^${HAN}·]`, 'gu');
// A separator between letters or digits is part of the number: 3/2 is not 32.
const SEPARATOR = '(?<=[A-Za-z0-9])[/.,，~:;](?=[A-Za-z0-9])';
const NOT_IN_ADDRESSES = new RegExp(`(?!${SEPARATOR})[^${HAN}A-Za-z0-9#()、\\-]`, 'gu');
const NOT_HAN = new RegExp(`[^${HAN}]`, 'gu');

/** A dash of any length, or what looks like one: it may be a misread 一. */
export const DASH = /^[\p{Pd}−ー_~]$/u;

/** Dots used between the parts of a name, and what they are misread as. */
const DOTS = /[.·•・∙⋅‧．。｡˙▪●◦ᐧ]/gu;

/**
 * What a dot may be read as, once or twice: a dash, a colon, a 1. Parts of a name have at least two characters; next to
 * fewer, a dash may be 一.
 */
const FOR_DOT = new RegExp(`(?<=[${HAN}]{2})[-—–:：,，、|1…·]+(?=[${HAN}]{2})`, 'gu');

/** A name in the API's form: Han characters, every dot a middle dot, none at the ends. */
export function asName(text: string): string | null {
	return (
		text
			.replace(DOTS, '·')
			.replace(FOR_DOT, '·')
			.replace(NOT_IN_NAMES, '')
			.replace(/·+/g, '·')
			.replace(/^·|·$/g, '') || null
	);
}

/** A dash between two Chinese characters is a misread 一: dashes stand between numbers, as in 三栋-二单元. */
const DASH_FOR_ONE = new RegExp(`(?<=[${HAN}])-(?![〇一二三四五六七八九十])(?=[${HAN}])`, 'gu');

/** An address in the API's form: its characters without blanks. */
export function asAddress(text: string): string | null {
	const address = text
		.replace(/[—–−_]/g, '-')
		.replace(DOTS, '.')
		.replace(NOT_IN_ADDRESSES, '');
	// At either end a dash is dirt: an address begins and ends with a place or a number.
	return address.replace(DASH_FOR_ONE, '一').replace(/^[-、]+|[-、]+$/g, '') || null;
}

const IN_ADDRESSES = new RegExp(`^[${HAN}A-Za-z0-9#()、\\-]$`, 'u');

/** A character as addresses print it; empty for one that never occurs in them, or only between others. */
export function inAddress(character: string): string {
	const printed = character.normalize('NFKC').replace(/[—–−_]/, '-');
	return IN_ADDRESSES.test(printed) ? printed : '';
}

export function hanOnly(text: string): string {
	return text.replace(NOT_HAN, '');
}
