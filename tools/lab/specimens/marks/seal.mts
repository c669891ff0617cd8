import type { IdCardFields } from '../../../../domain/id-card.ts';
import type { Area } from '../area.mts';
import { CARD_HEIGHT, CARD_WIDTH, type ValueAreas } from '../card/card-face.mts';
import { pointInQuad } from '../image/perspective.mts';
import type { Random } from '../../../../test/support/random.mts';
import { notoFamily } from '../type/font-family.mts';
import { type TextStyle, Typesetter } from '../type/typesetter.mts';
import { type Ground, millimetreOn } from './ground.mts';
import type { MarkColour, MarkWeight, SealKind } from './mark.mts';
import { purpose } from './purpose.mts';

const INKS: Readonly<Record<MarkColour, readonly string[]>> = {
	grey: ['#161616', '#2e2e2e', '#454545'],
	red: ['#b5121b', '#c4161f', '#d3222f'],
	blue: ['#1d3a86', '#24459c'],
};
const OPACITY = { light: [0.55, 0.75], heavy: [0.8, 1] } as const;
const WORDS = ['禁止复印', '复印无效', '再次复印无效', '仅供核验使用', '仅限存档使用', '他用无效'];
const WHITE = '#fff';
const MOST_DEGREES = 35;

/** A seal around its middle, in millimetres; its ink is the SVG's current colour. */
interface Design {
	drawing: string;
	width: number;
	height: number;
}

/** A seal, and where it lies on the card, in millimetres and degrees. */
interface Seal extends Design {
	x: number;
	y: number;
	degrees: number;
}

const type = () => new Typesetter(notoFamily());

const box = (width: number, height: number, look: string) =>
	`<rect x="${-width / 2}" y="${-height / 2}" width="${width}" height="${height}" rx="0.5" ${look}/>`;

const FILLED = 'fill="currentColor"';
const FRAMED = 'fill="none" stroke="currentColor" stroke-width="0.7"';

const styleOf = (size: number, colour: string): TextStyle => ({ size, weight: 'bold', colour });

/** A bar with white characters. */
function band(random: Random): Design {
	const size = random.between(3.4, 6);
	const words = random.chance(0.5) ? random.pick(WORDS) : purpose(random);
	const style = styleOf(Math.min(size, 74 / type().width(words, styleOf(1, WHITE))), WHITE);
	const [width, height] = [type().width(words, style) + random.between(2, 12), style.size * 1.5];
	return {
		drawing: box(width, height, FILLED) + type().centred(words, 0, style.size * 0.37, style),
		width,
		height,
	};
}

/** Characters in a frame: in the ink, or hollow: white or nothing within an edge. */
function framed(random: Random): Design {
	const words = random.pick(WORDS);
	const fill = random.pick(['currentColor', WHITE, 'none']);
	const style = styleOf(random.between(4, 6.5), fill);
	const [width, height] = [type().width(words, style) + 3.4, style.size * 1.4 + 1.6];
	// In thousandths of the em, the font's unit.
	const edge = fill === 'currentColor' ? 0 : random.between(45, 80);
	return {
		drawing:
			box(width, height, FRAMED) +
			`<g stroke="currentColor" stroke-width="${edge.toFixed(0)}">` +
			`${type().centred(words, 0, style.size * 0.37, style)}</g>`,
		width,
		height,
	};
}

/** A filled box with two rows of white characters. */
function filled(random: Random): Design {
	const [first, second] = [random.pick(WORDS), random.pick(WORDS)];
	const style = styleOf(random.between(3.2, 5), WHITE);
	const rows = [first, second].map((words) => type().width(words, style));
	const [width, height] = [Math.max(...rows) + 3, style.size * 3.1];
	return {
		drawing:
			box(width, height, FILLED) +
			type().centred(first, 0, style.size * -0.3, style) +
			type().centred(second, 0, style.size * 1.05, style),
		width,
		height,
	};
}

/** A broad ring with white characters around a hollow word. */
function ring(random: Random): Design {
	const radius = random.between(10, 14);
	const breadth = radius * random.between(0.3, 0.38);
	const style = styleOf(breadth * 0.72, WHITE);
	const letters = [...`${random.pick(WORDS)}${random.pick(WORDS)}`];
	const arc = letters.map((letter, index) => {
		const turn = `rotate(${((index - (letters.length - 1) / 2) * 300) / letters.length})`;
		const base = -(radius - breadth / 2) + style.size * 0.37;
		return `<g transform="${turn}">${type().centred(letter, 0, base, style)}</g>`;
	});
	const middle = radius - breadth / 2;
	const inner = styleOf((radius - breadth) * 0.44, random.pick([WHITE, 'none']));
	return {
		drawing:
			`<circle r="${middle}" fill="none" stroke="currentColor" stroke-width="${breadth}"/>` +
			`${arc.join('')}<g stroke="currentColor" stroke-width="60">` +
			`${type().centred(random.pick(WORDS).slice(0, 4), 0, inner.size * 0.37, inner)}</g>`,
		width: 2 * radius,
		height: 2 * radius,
	};
}

const DESIGNS: Readonly<Record<SealKind, (random: Random) => Design>> = {
	'dark-band': band,
	'framed-words': framed,
	'dark-box': filled,
	'dark-ring': ring,
};

/** One or two seals; every second lies along a row of the card. */
function sealsOf(random: Random, kind: SealKind): Seal[] {
	return Array.from({ length: random.integer(1, 2) }, () => ({
		...DESIGNS[kind](random),
		x: random.between(18, CARD_WIDTH - 20),
		y: random.between(8, CARD_HEIGHT - 6),
		degrees: random.between(-1, 1) * random.pick([2, MOST_DEGREES]),
	}));
}

/**
 * Returns the SVG of seals in dark ink on the first card. White characters are paper where they are stamped,
 * and cover the print where they are put over the image.
 */
export function seals(kind: SealKind) {
	return (random: Random, ground: Ground, colour: MarkColour, weight: MarkWeight): string => {
		const [[startX, startY], [endX, endY]] = ground.card;
		const tilt = (Math.atan2(endY - startY, endX - startX) * 180) / Math.PI;
		const placed = sealsOf(random.fork('seals'), kind).map(({ drawing, x, y, degrees }) => {
			const [left, top] = pointInQuad(ground.card, x / CARD_WIDTH, y / CARD_HEIGHT);
			const place = `translate(${left} ${top}) rotate(${tilt + degrees})`;
			return `<g transform="${place} scale(${millimetreOn(ground)})">${drawing}</g>`;
		});
		const look = `color="${random.pick(INKS[colour])}" opacity="${random.within(OPACITY[weight])}"`;
		return `<g ${look}>${placed.join('')}</g>`;
	};
}

const SAMPLE_MILLIMETRES = 0.25;

/** Returns the fields with a value under the seals that {@link seals} draws from the same numbers. */
export function fieldsUnderSeals(
	random: Random,
	kind: SealKind,
	areas: ValueAreas,
): ReadonlyArray<keyof IdCardFields> {
	const placed = sealsOf(random.fork('seals'), kind);
	const names = Object.keys(areas) as Array<keyof IdCardFields>;
	return names.filter((name) => areas[name]?.some((area) => placed.some((one) => lies(one, area))));
}

function lies({ x, y, degrees, width, height }: Seal, area: Area): boolean {
	const turn = (degrees * Math.PI) / 180;
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	for (let down = area.top; down <= area.top + area.height; down += SAMPLE_MILLIMETRES) {
		for (let right = area.left; right <= area.left + area.width; right += SAMPLE_MILLIMETRES) {
			const along = (right - x) * cos + (down - y) * sin;
			const aside = (down - y) * cos - (right - x) * sin;
			if (Math.abs(along) <= width / 2 && Math.abs(aside) <= height / 2) return true;
		}
	}
	return false;
}
