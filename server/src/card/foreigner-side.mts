import { toIsoDate } from '../../../domain/calendar-date.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { readValidity } from './emblem-side.mts';
import { findIdNumberLine, readIdNumber } from './id-number-line.mts';
import { textOf, type PlacedLine } from './placed-line.mts';
import { asName } from './printed-text.mts';
import { rowsOf } from './rows.mts';

/** Words of a foreign permanent resident's card whose labels stand above their values. */
const TITLE = /永久居留/;
const NAME_LABEL = /姓名/;

/**
 * Tells whether the lines are the portrait side of a foreign permanent resident's card: it bears
 * the title and the name, where a resident's card has its title on the other side.
 */
export function isForeignerCard(lines: readonly PlacedLine[]): boolean {
	const text = lines.map(({ glyphs }) => textOf(glyphs)).join('\n');
	return TITLE.test(text) && NAME_LABEL.test(text);
}

/** Reads what the contract has a field for; there is neither ethnic group nor address. */
export function readForeignerSide(lines: readonly PlacedLine[]): Partial<IdCardFields> {
	const rows = rowsOf(lines);
	const texts = lines.map(({ glyphs }) => textOf(glyphs));
	const birth = firstMatch(texts, /^(\d{4})\D?(\d{2})\D?(\d{2})$/);
	const gender = firstMatch(texts, /^([男女])/)?.[1] ?? null;
	const number = findIdNumberLine(rows);
	const printed = {
		birth: birth === null ? null : (toIsoDate(birth.slice(1, 4).join('')) ?? null),
		gender,
	};
	return {
		identity_name: readName(lines),
		identity_code: number && readIdNumber(number.glyphs, printed),
		...printed,
		...readValidity(rows),
	};
}

/** The Chinese name: the first line of Chinese alone below the label of the name. */
function readName(lines: readonly PlacedLine[]): string | null {
	const label = lines.find(({ glyphs }) => NAME_LABEL.test(textOf(glyphs)));
	if (label === undefined) return null;
	const below = lines
		.filter(({ leftY, left }) => leftY > label.leftY && left < label.right)
		.sort((one, other) => one.leftY - other.leftY);
	const name = below.find(({ glyphs }) => /^[\p{Script=Han}·.•・]{2,}$/u.test(textOf(glyphs)));
	return name === undefined ? null : asName(textOf(name.glyphs));
}

function firstMatch(texts: readonly string[], pattern: RegExp): RegExpExecArray | null {
	for (const text of texts) {
		const match = pattern.exec(text);
		if (match !== null) return match;
	}
	return null;
}
