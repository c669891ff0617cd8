import {
	COMMON_GIVEN_CHARACTERS,
	COMMON_SURNAMES,
} from '../../../../test/support/people/name-lists.mts';
import type { Random } from '../../../../test/support/random.mts';
import { notoFamily } from '../type/font-family.mts';
import { Typesetter } from '../type/typesetter.mts';

/** A drawing other than an ID card, in pixels. */
export interface Page {
	width: number;
	height: number;
	/** SVG. */
	drawing: string;
}

const INK = '#222';

/** Returns meaningless Chinese text of `length` characters. */
export function writing(random: Random, length: number): string {
	let text = '';
	for (let i = 0; i < length; i++) text += random.pick(COMMON_GIVEN_CHARACTERS);
	return text;
}

/** Returns an invented name. */
export function anyName(random: Random): string {
	return random.pick(COMMON_SURNAMES) + writing(random, random.integer(1, 2));
}

/** Returns `count` random digits. */
export function digits(random: Random, count: number): string {
	return Array.from({ length: count }, () => random.integer(0, 9)).join('');
}

/** Returns a random date, such as 2019-03-28. */
export function anyDate(random: Random): string {
	const [month, day] = [random.integer(1, 12), random.integer(1, 28)];
	return `${random.integer(1960, 2024)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Returns the SVG of a line of text on the baseline y. */
export function line(text: string, x: number, y: number, size: number, colour = INK): string {
	return new Typesetter(notoFamily()).path(text, x, y, { size, weight: 'regular', colour });
}

/** Returns an SVG rectangle. */
export function box(x: number, y: number, width: number, height: number, style: string): string {
	return `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${style}/>`;
}

/** Returns the page as an SVG file. */
export function pageSvg({ width, height, drawing }: Page): Buffer {
	return Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`,
	);
}
