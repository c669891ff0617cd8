import { CARD_HEIGHT } from '../card/card-face.mts';
import { pointInQuad } from '../image/perspective.mts';
import type { Random } from '../../../../test/support/random.mts';
import { notoFamily } from '../type/font-family.mts';
import { type TextStyle, Typesetter } from '../type/typesetter.mts';
import { type Ground, millimetreOn } from './ground.mts';
import type { MarkColour, MarkWeight } from './mark.mts';
import { purpose } from './purpose.mts';

type Range = readonly [number, number];

const COLOURS: Readonly<Record<MarkColour, readonly string[]>> = {
	grey: ['#8a8a8a', '#6f7378', '#9b9b9b'],
	red: ['#e02c2c', '#d8413a', '#c2202b'],
	blue: ['#2a5fc4', '#3b78d8', '#1f4f9e'],
};
const OPACITY: Readonly<Record<MarkWeight, Range>> = { light: [0.2, 0.34], heavy: [0.42, 0.58] };
/** From one row to the next, in millimetres. */
const PITCH: Readonly<Record<MarkWeight, Range>> = { light: [10, 16], heavy: [6.5, 9] };
const TILT_DEGREES: Range = [24, 36];
/** Where one row across a card runs, from its top edge in millimetres. */
const ROWS = [9.5, 16.5, 23.5, 30, 35, 39, 47.5];

interface Wording {
	text: string;
	width: number;
	style: TextStyle;
	opacity: number;
}

function wording(
	random: Random,
	ground: Ground,
	[colour, weight]: readonly [MarkColour, MarkWeight],
	millimetres: Range,
): Wording {
	const type = new Typesetter(notoFamily());
	const style: TextStyle = {
		size: random.within(millimetres) * millimetreOn(ground),
		weight: weight === 'heavy' ? 'medium' : 'regular',
		colour: random.pick(COLOURS[colour]),
	};
	const words = purpose(random);
	const width = type.width(words, style);
	const text = type.path(words, -width / 2, style.size * 0.38, style);
	return { text, width, style, opacity: random.within(OPACITY[weight]) };
}

const turned = (drawing: string, [x, y]: readonly [number, number], degrees: number) =>
	`<g transform="translate(${x} ${y}) rotate(${degrees})">${drawing}</g>`;

function tiles(
	random: Random,
	ground: Ground,
	look: readonly [MarkColour, MarkWeight],
	degrees: number,
): string {
	const millimetre = millimetreOn(ground);
	const { text, width, opacity } = wording(random, ground, look, [2.5, 3.8]);
	const across = width + random.between(4, 12) * millimetre;
	const down = random.within(PITCH[look[1]]) * millimetre;
	// Far enough to reach the corners at any angle.
	const reach = Math.hypot(ground.width, ground.height) / 2;
	const shift = random.between(0, across);
	let uses = '';
	for (let row = 0, y = -reach; y < reach + down; row++, y += down) {
		const start = -reach - width + (row % 2 === 0 ? shift : shift + across / 2) - across;
		for (let x = start; x < reach + width; x += across) {
			uses += `<use href="#purpose" x="${x.toFixed(1)}" y="${y.toFixed(1)}"/>`;
		}
	}
	const middle = [ground.width / 2, ground.height / 2] as const;
	return (
		`<defs><g id="purpose">${text}</g></defs>` +
		`<g opacity="${opacity}">${turned(uses, middle, degrees)}</g>`
	);
}

/** Returns the SVG of the purpose, tilted, all over. */
export function tiledWatermark(random: Random, ground: Ground, ...look: [MarkColour, MarkWeight]) {
	const tilt = random.within(TILT_DEGREES);
	return tiles(random, ground, look, random.chance(0.8) ? -tilt : tilt);
}

/** Returns the SVG of the purpose, level, all over. */
export function levelWatermark(random: Random, ground: Ground, ...look: [MarkColour, MarkWeight]) {
	return tiles(random, ground, look, 0);
}

/** Returns the SVG of the purpose in one level row across values of the first card. */
export function rowWatermark(random: Random, ground: Ground, ...look: [MarkColour, MarkWeight]) {
	const { text, opacity } = wording(random, ground, look, [3.4, 4.8]);
	const down = (random.pick(ROWS) + random.between(-1.5, 1.5)) / CARD_HEIGHT;
	const place = pointInQuad(ground.card, random.between(0.42, 0.58), down);
	return `<g opacity="${opacity}">${turned(text, place, random.between(-1, 1))}</g>`;
}

/** Returns the SVG of the purpose once, from corner to corner of the first card. */
export function diagonalWatermark(
	random: Random,
	ground: Ground,
	...look: [MarkColour, MarkWeight]
) {
	const { text, width, opacity } = wording(random, ground, look, [5, 7]);
	const [from, , to] = ground.card;
	const length = Math.hypot(to[0] - from[0], to[1] - from[1]) * 0.97;
	const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
	const place = pointInQuad(ground.card, 0.5, random.between(0.44, 0.56));
	const fitting = `<g transform="scale(${Math.min(1, length / width)})">${text}</g>`;
	return `<g opacity="${opacity}">${turned(fitting, place, random.chance(0.8) ? -angle : angle)}</g>`;
}
