import { pinyinOf } from '../../../domain/card/pinyin.ts';
import { KEPT, type ListedPerson } from './listed-person.mts';

/** What a card says of its holder, as far as it was read; the name as on the list, without spaces. */
export interface RowPerson {
	name: string | null;
	number: string | null;
}

/** How a card differs from the list, where both may mean one person. */
export interface Difference {
	/** Of the name: a character with the same reading, such as a traditional form, one other character, or more. */
	name?: 'sound' | 'one-character' | 'another';
	/** How many digits differ; `unread` where the card's number was not read. */
	number?: number | 'unread';
}

/** Digits that may be mistyped where the card's name was not read: two that changed places. (A choice.) */
const MISTYPED = 2;

/**
 * How somebody on the list and on a card differ; without a property, they agree as far as both are known. `undefined` for
 * different people.
 */
export function differenceOf(listed: ListedPerson, row: RowPerson): Difference | undefined {
	const name = row.name === null ? 'unread' : nameDifference(listed.name, row.name);
	if (name === 'another') return isProof(listed, row.number) ? { name } : undefined;
	const number =
		row.number === null && listed.digits !== '' ? 'unread' : digitsApart(listed, row.number ?? '');
	if (name === 'unread') {
		return typeof number === 'number' && number <= MISTYPED ? { number } : undefined;
	}
	return { ...(name && { name }), ...(number && { number }) };
}

/** Whether the number alone shows that both are one person: one of few digits is that of a whole county. */
function isProof({ digits, isRounded }: ListedPerson, number: string | null): boolean {
	if (digits.length < KEPT || number === null) return false;
	return isRounded ? roundedForms(number, digits.length).includes(digits) : number === digits;
}

/** Readings that were looked up. */
const sounds = new Map<string, string>();

function soundOf(character: string): string {
	const sound = sounds.get(character) ?? pinyinOf(character) ?? character;
	sounds.set(character, sound);
	return sound;
}

function nameDifference(one: string, other: string): Difference['name'] {
	if (one === other) return undefined;
	const [characters, others] = [[...one], [...other]];
	const isSound =
		characters.length === others.length &&
		characters.every((character, at) => soundOf(character) === soundOf(others[at]));
	if (isSound) return 'sound';
	return editsBetween(characters, others) === 1 ? 'one-character' : 'another';
}

/** By how many digits the list and a card differ, of those that the list knows; `undefined` if it has none. */
function digitsApart({ digits, isRounded }: ListedPerson, number: string): number | undefined {
	if (digits === '') return undefined;
	// An old number lacks the century and the check character.
	const isOld = !isRounded && digits.length === KEPT;
	const compared = isOld ? number.slice(0, 6) + number.slice(8, 17) : number;
	const forms = isRounded ? roundedForms(number, digits.length) : [compared];
	return Math.min(...forms.map((form) => editsBetween([...digits], [...form])));
}

/** The digits of a number that spreadsheets keep: Excel cuts the others off, others round them. */
function roundedForms(number: string, count: number): string[] {
	const cut = number.slice(0, count);
	return [cut, String(BigInt(cut) + 1n)];
}

/** How many characters one would change, add or leave out (Levenshtein). */
function editsBetween(one: readonly string[], other: readonly string[]): number {
	let row = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (const [place, character] of one.entries()) {
		const next = [place + 1];
		for (const [at, against] of other.entries()) {
			const changed = row[at] + Number(character !== against);
			next.push(Math.min(changed, row[at + 1] + 1, next[at] + 1));
		}
		row = next;
	}
	return row[other.length];
}
