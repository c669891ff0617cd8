import { CARD_HEIGHT, CARD_WIDTH } from '../card/card-face.mts';
import { pointInQuad } from '../image/perspective.mts';
import type { Random } from '../../../../test/support/random.mts';
import { notoFamily } from '../type/font-family.mts';
import { type TextStyle, Typesetter } from '../type/typesetter.mts';
import { type Ground, millimetreOn } from './ground.mts';
import type { MarkColour, MarkWeight } from './mark.mts';

const INKS: Readonly<Record<MarkColour, readonly string[]>> = {
	red: ['#d3222f', '#c4161f', '#e0403c'],
	grey: ['#7b7b7b', '#666', '#8d8d8d'],
	blue: ['#24459c', '#3159b3'],
};
const OPACITY = { light: [0.4, 0.58], heavy: [0.68, 0.88] } as const;

const BOXED = [
	'复印无效',
	'与原件相符',
	'再次复印无效',
	'原件已核',
	'仅供存档',
	'复印件与原件一致',
];
const INNER = ['复印无效', '与原件相符', '业务专用章', '核对无误', '档案专用'];
const OFFICES = [
	'样本市示例区办事大厅',
	'示例房屋中介有限公司',
	'样本银行示例支行',
	'示例人力资源服务中心',
];

const type = () => new Typesetter(notoFamily());

function boxed(random: Random, colour: string): string {
	const words = random.pick(BOXED);
	const style: TextStyle = { size: random.between(4.2, 6), weight: 'bold', colour };
	const [width, height] = [type().width(words, style) + 4, style.size * 1.25 + 2.6];
	const frame = (inset: number, line: number) =>
		`<rect x="${-width / 2 + inset}" y="${-height / 2 + inset}" width="${width - 2 * inset}" ` +
		`height="${height - 2 * inset}" rx="0.5" fill="none" stroke="${colour}" stroke-width="${line}"/>`;
	const isDouble = random.chance(0.3);
	return (
		frame(0, 0.6) +
		(isDouble ? frame(0.9, 0.25) : '') +
		type().centred(words, 0, style.size * 0.37, style)
	);
}

function round(random: Random, colour: string): string {
	const radius = random.between(13, 17);
	const style: TextStyle = { size: radius * 0.24, weight: 'bold', colour };
	const letters = [...random.pick(OFFICES)];
	const step = 235 / (letters.length - 1);
	const arc = letters.map((letter, i) => {
		const degrees = (i - (letters.length - 1) / 2) * step;
		return `<g transform="rotate(${degrees})">${type().centred(letter, 0, -radius * 0.7, style)}</g>`;
	});
	const inner: TextStyle = { ...style, size: radius * 0.29 };
	const circle = (r: number, line: number) =>
		`<circle r="${r}" fill="none" stroke="${colour}" stroke-width="${line}"/>`;
	return [
		circle(radius, 0.7),
		random.chance(0.4) ? circle(radius * 0.6, 0.3) : '',
		...arc,
		type().centred(random.pick(INNER), 0, radius * 0.12, inner),
	].join('');
}

/** Returns a mask with spots where the pad left less ink. */
function unevenInk(random: Random): string {
	let spots = '';
	for (let spot = 0; spot < 40; spot++) {
		spots +=
			`<circle cx="${random.between(-20, 20).toFixed(1)}" cy="${random.between(-17, 17).toFixed(1)}" ` +
			`r="${random.between(0.3, 2.2).toFixed(2)}" fill-opacity="${random.between(0.1, 0.55).toFixed(2)}"/>`;
	}
	return (
		'<mask id="ink" maskUnits="userSpaceOnUse" x="-40" y="-40" width="80" height="80">' +
		`<rect x="-40" y="-40" width="80" height="80" fill="#fff"/>${spots}</mask>`
	);
}

function stamped(
	random: Random,
	ground: Ground,
	[colour, weight]: readonly [MarkColour, MarkWeight],
	draw: (random: Random, ink: string) => string,
): string {
	const stamp = draw(random, random.pick(INKS[colour]));
	const [x, y] = pointInQuad(
		ground.card,
		random.between(20, CARD_WIDTH - 18) / CARD_WIDTH,
		random.between(9, CARD_HEIGHT - 6) / CARD_HEIGHT,
	);
	const place = `translate(${x} ${y}) rotate(${random.between(-14, 14)}) scale(${millimetreOn(ground)})`;
	return (
		`<defs>${unevenInk(random)}</defs><g opacity="${random.within(OPACITY[weight])}" ` +
		`transform="${place}"><g mask="url(#ink)">${stamp}</g></g>`
	);
}

/** Returns the SVG of a boxed stamp somewhere on the first card. */
export function boxedStamp(random: Random, ground: Ground, ...look: [MarkColour, MarkWeight]) {
	return stamped(random, ground, look, boxed);
}

/** Returns the SVG of a round stamp of an invented office somewhere on the first card. */
export function roundStamp(random: Random, ground: Ground, ...look: [MarkColour, MarkWeight]) {
	return stamped(random, ground, look, round);
}
