import type { IdCardFields } from '../../../../domain/id-card.ts';
import { type Area, around } from '../area.mts';
import type { Random } from '../../../../test/support/random.mts';
import type { CardFace } from './card-face.mts';

/** What people hide, with how likely each is hidden; the dates of validity go together. */
const SECRETS: ReadonlyArray<{ fields: ReadonlyArray<keyof IdCardFields>; chance: number }> = [
	{ fields: ['identity_name'], chance: 0.5 },
	{ fields: ['identity_code'], chance: 0.6 },
	{ fields: ['address'], chance: 0.5 },
	{ fields: ['birth'], chance: 0.2 },
	{ fields: ['issued_by'], chance: 0.7 },
	{ fields: ['valid_date_start', 'valid_date_end'], chance: 0.3 },
];
const COLOURS = ['#000', '#000', '#111417', '#26282b', '#fff', '#8e9499', '#b3202a'];

function bar(random: Random, { left, top, width, height }: Area, colour: string): string {
	const margin = random.between(0.3, 0.7);
	const beyond = random.between(0, 4);
	return (
		`<rect x="${left - margin}" y="${top - margin}" width="${width + 2 * margin + beyond}" ` +
		`height="${height + 2 * margin}" fill="${colour}"/>`
	);
}

/** A thick pen, to and fro along each row. */
function scribble(random: Random, rows: readonly Area[], colour: string): string {
	const strokes = rows.map(({ left, top, width, height }) => {
		const middle = top + height / 2;
		const end = () => middle + random.between(-0.35, 0.35);
		const [from, to] = [left, left + width];
		return (
			`<path d="M${from} ${end()}L${to} ${end()}L${from} ${end()}L${to} ${end()}" ` +
			`stroke-width="${height + 0.9}"/>`
		);
	});
	return `<g fill="none" stroke="${colour}" stroke-linecap="round">${strokes.join('')}</g>`;
}

/**
 * Covers one or more values of a side, whose fields become `null`. Throws `RangeError` for a face
 * whose values have no known places.
 */
export function blackedOut(random: Random, { printed, fields, areas }: CardFace): CardFace {
	const possible = SECRETS.filter((secret) => secret.fields.every((name) => areas[name]));
	const drawn = possible.filter(({ chance }) => random.chance(chance));
	const hidden = drawn.length > 0 ? drawn : [random.pick(possible)];
	const colour = random.pick(COLOURS);
	const isScribbled = random.chance(0.3);
	const covers = hidden.map((secret) => {
		const rows = secret.fields.flatMap((name) => areas[name] ?? []);
		return isScribbled ? scribble(random, rows, colour) : bar(random, around(rows), colour);
	});
	const rest = Object.fromEntries(
		hidden.flatMap((secret) => secret.fields.map((name) => [name, null])),
	);
	return { printed: printed + covers.join(''), fields: { ...fields, ...rest }, areas };
}
