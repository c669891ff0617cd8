import { toIsoDate } from '../../../domain/calendar-date.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { readValidity } from './emblem-side.mts';
import type { SourcedFields } from './field-sources.mts';
import { findIdNumberLine, readIdNumber } from './id-number-line.mts';
import { textOf, type Glyph, type DeskewedLine } from './deskewed-line.mts';
import { asName } from './printed-text.mts';
import { rowsOf } from './rows.mts';

/** Words of a foreign permanent resident's card whose labels stand above their values. */
const TITLE = /永久居留/;
const NAME_LABEL = /姓名/;

/**
 * Tells whether the lines are the portrait side of a foreign permanent resident's card: it bears
 * the title and the name, where a resident's card has its title on the other side.
 */
export function isForeignerCard(lines: readonly DeskewedLine[]): boolean {
	const text = lines.map(({ glyphs }) => textOf(glyphs)).join('\n');
	return TITLE.test(text) && NAME_LABEL.test(text);
}

/** Reads what the contract has a field for; there is neither ethnic group nor address. */
export function readForeignerSide(
	lines: readonly DeskewedLine[],
): SourcedFields<Partial<IdCardFields>> {
	const rows = rowsOf(lines);
	const birth = firstMatch(lines, /^(\d{4})\D?(\d{2})\D?(\d{2})$/);
	const gender = firstMatch(lines, /^([男女])/);
	const number = findIdNumberLine(rows);
	const printed = {
		birth: birth === null ? null : (toIsoDate(birth.match.slice(1, 4).join('')) ?? null),
		gender: gender?.match[1] ?? null,
	};
	const name = nameGlyphs(lines);
	const validity = readValidity(rows);
	return {
		fields: {
			identity_name: asName(textOf(name)),
			identity_code: number && readIdNumber(number.glyphs, printed),
			...printed,
			...validity.fields,
		},
		sources: {
			identity_name: name,
			identity_code: number?.glyphs,
			birth: birth?.glyphs,
			gender: gender?.glyphs.slice(0, 1),
			...validity.sources,
		},
	};
}

/** The Chinese name: the first line of Chinese alone below the label of the name. */
function nameGlyphs(lines: readonly DeskewedLine[]): readonly Glyph[] {
	const label = lines.find(({ glyphs }) => NAME_LABEL.test(textOf(glyphs)));
	if (label === undefined) return [];
	const below = lines
		.filter(({ leftY, left }) => leftY > label.leftY && left < label.right)
		.sort((one, other) => one.leftY - other.leftY);
	const name = below.find(({ glyphs }) => /^[\p{Script=Han}·.•・]{2,}$/u.test(textOf(glyphs)));
	return name?.glyphs ?? [];
}

function firstMatch(lines: readonly DeskewedLine[], pattern: RegExp) {
	for (const { glyphs } of lines) {
		const match = pattern.exec(textOf(glyphs));
		if (match !== null) return { match, glyphs };
	}
	return null;
}
