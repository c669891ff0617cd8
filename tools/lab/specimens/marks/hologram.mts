import type { Area } from '../area.mts';
import type { Random } from '../../../../test/support/random.mts';
import { notoFamily } from '../type/font-family.mts';
import { type TextStyle, Typesetter } from '../type/typesetter.mts';
import type { MarkWeight } from './mark.mts';

const OPACITY = { light: [0.3, 0.45], heavy: [0.5, 0.7] } as const;
/** Colours the film has at some angle: from one end of the words to the other. */
const SHINES = [
	['#5fae8d', '#c9a24a'],
	['#6f8fc9', '#b07fb8'],
	['#d08a5a', '#8fae4f'],
	['#7d8a92', '#a9b2b8'],
] as const;

/** Returns the SVG, in millimetres, of the film's 中国CHINA where the address ends. */
export function hologram(random: Random, lastRow: Area, weight: MarkWeight): string {
	const type = new Typesetter(notoFamily());
	const style: TextStyle = { size: random.between(3, 4.2), weight: 'bold', colour: 'url(#shine)' };
	const left = lastRow.left + lastRow.width - random.between(-1, 6);
	const base = lastRow.top + lastRow.height + random.between(-1.4, 1.2);
	const isStacked = random.chance(0.3);
	const words = isStacked
		? type.path('中国', left, base - style.size * 0.95, style) +
			type.path('CHINA', left, base, style)
		: type.path('中国CHINA', left, base, style);
	const [from, to] = random.pick(SHINES);
	const [start, end] = [left, left + 5 * style.size];
	return (
		`<defs><linearGradient id="shine" gradientUnits="userSpaceOnUse" x1="${start}" y1="0" ` +
		`x2="${end}" y2="0"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/>` +
		`</linearGradient></defs><g opacity="${random.within(OPACITY[weight])}">${words}</g>`
	);
}
