import { LONG_TERM } from '../calendar-date.ts';
import { hasValidCheckCharacter } from '../id-number.ts';
import type { IdCardFields } from '../id-card.ts';
import type { EqualSides, ItemSide } from './distinct-sides.ts';

/**
 * Whether two of the fronts, which differ, may be of one card that was photographed twice and misread
 * once. Then one side counts as two, and nothing follows from what is left over. Two sound numbers that
 * differ are of two cards.
 */
export function hasRepeatedFront(sides: readonly EqualSides[]): boolean {
	const cards = sides.map(([{ fields }]) => fields);
	const numbers = cards.flatMap(({ identity_code: number }) => number ?? []);
	if (new Set(numbers).size < numbers.length) return true;
	const read = cards.map(({ identity_name, identity_code }) => ({
		isSound: hasValidCheckCharacter(identity_code ?? ''),
		texts: [charactersOf(identity_name), charactersOf(identity_code)],
	}));
	return read.some(
		(one, i) =>
			!one.isSound && read.some((other, j) => i !== j && maySayTheSame(one.texts, other.texts)),
	);
}

/** Whether two of the backs may be readings of one. */
export function hasRepeatedBack(sides: readonly EqualSides[]): boolean {
	const texts = sides.map(([{ fields }]) => toldBy(fields, 0));
	return texts.some((one, i) => texts.some((other, j) => i < j && maySayTheSame(one, other)));
}

/**
 * Returns the sides that may be another reading of a whole card's. `candidates` are the cards, `isCertain` whether the number
 * proves it.
 */
export function repeatedIn(
	sides: readonly ItemSide[],
	whole: readonly ItemSide[],
	kind: 1 | 0,
): Array<{ side: ItemSide; candidates: ItemSide[]; isCertain: boolean }> {
	const told = whole.map(({ fields }) => toldBy(fields, kind));
	return sides.flatMap((side) => {
		const own = toldBy(side.fields, kind);
		const candidates = whole.filter((_, i) => maySayTheSame(own, told[i]));
		const number = side.fields.identity_code ?? '';
		const isSame = ({ fields }: ItemSide) => fields.identity_code === number;
		const isCertain = hasValidCheckCharacter(number) && candidates.some(isSame);
		return candidates.length === 0 ? [] : [{ side, candidates, isCertain }];
	});
}

/** What tells a side from others of its kind. */
function toldBy(fields: IdCardFields, kind: 1 | 0): Characters[] {
	const { identity_code, identity_name, valid_date_start, valid_date_end, issued_by } = fields;
	const texts =
		kind === 1 ? [identity_code, identity_name] : [valid_date_start, valid_date_end, issued_by];
	return texts.map(charactersOf);
}

type Characters = readonly string[] | null;

/** 长期 is no date that was misread. */
function charactersOf(text: string | null): Characters {
	if (text === null) return null;
	return text === LONG_TERM ? [LONG_TERM] : [...text];
}

/** Whether two sides may say the same: one character in each text may be misread, and what was not read may be anything. */
function maySayTheSame(one: readonly Characters[], other: readonly Characters[]): boolean {
	return one.every((characters, i) => mayBeMisread(characters, other[i]));
}

/** Whether two texts differ in no more than one character, which one may lack; one that was not read may be any. */
function mayBeMisread(one: Characters, other: Characters): boolean {
	if (one === null || other === null) return true;
	const [longer, shorter] = one.length < other.length ? [other, one] : [one, other];
	const more = longer.length - shorter.length;
	// Compared from the beginning, then from the end: the first difference is the last one, too.
	const first = longer.findIndex((character, at) => character !== shorter[at]);
	const last = longer.findLastIndex((character, at) => character !== shorter[at - more]);
	return more <= 1 && last <= first;
}
