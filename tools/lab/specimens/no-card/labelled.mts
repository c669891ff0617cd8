import { ETHNIC_GROUPS } from '../../../../domain/ethnic-group.ts';
import { inventPerson, type Person } from '../../../../test/support/people/person.mts';
import type { Random } from '../../../../test/support/random.mts';
import { box, line, type Page } from './page.mts';

/** The text of a row, labels and values, keyed by x position. */
export type LabelledRow = Readonly<Record<number, string>>;

/** Position of the first row, row pitch and text size, in pixels. */
export interface RowsStyle {
	y: number;
	pitch: number;
	size: number;
	colour?: string;
}

/** Returns an invented person of any ethnic group with a valid number. */
export function anyPerson(random: Random): Person {
	const race = random.chance(0.8) ? '汉' : random.pick(ETHNIC_GROUPS);
	return inventPerson(random.fork('person'), { rare: 'real', race });
}

/** Returns a date as printed on documents: 1990年1月31日, 1990-01-31 or 1990.01.31. */
export function writtenDate(random: Random, date: string): string {
	const [year, month, day] = date.split('-');
	return random.pick([
		`${year}年${Number(month)}月${Number(day)}日`,
		date,
		`${year}.${month}.${day}`,
	]);
}

/** Returns the SVG of rows of labels and values. */
export function rows(labelled: readonly LabelledRow[], style: RowsStyle): string {
	const { y, pitch, size, colour } = style;
	const texts = labelled.flatMap((row, index) =>
		Object.entries(row).map(([x, text]) => line(text, Number(x), y + index * pitch, size, colour)),
	);
	return texts.join('');
}

/** Returns the SVG of a placeholder for a photo; no face is ever drawn. */
export function photo(x: number, y: number, width: number, height: number): string {
	return box(x, y, width, height, 'fill="#cfd6dc"');
}

/** Returns a page with the given background colour, marked as a specimen across its middle. */
export function marked(width: number, height: number, ground: string, printed: string): Page {
	const size = width * 0.11;
	const turn = `transform="translate(${width * 0.12} ${height * 0.8}) rotate(-25)"`;
	const mark = `<g ${turn}>${line('样本 SPECIMEN', 0, 0, size, '#b3262e26')}</g>`;
	const drawing = `${box(0, 0, width, height, `rx="18" fill="${ground}"`)}${printed}${mark}`;
	return { width, height, drawing };
}
