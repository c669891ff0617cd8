import { pointInQuad } from '../image/perspective.mts';
import type { Random } from '../../../../test/support/random.mts';
import { notoFamily } from '../type/font-family.mts';
import { type TextStyle, Typesetter } from '../type/typesetter.mts';
import { type Ground, millimetreOn } from './ground.mts';
import type { MarkWeight } from './mark.mts';

/** Invented sites; example.com and example.cn are nobody's. */
const SITES = [
	'www.example.com',
	'photo.example.cn',
	'@示例图库',
	'示例图片网 example.cn',
	'样图社区 bbs.example.com',
	'头条号/示例小编',
	'SAMPLE STOCK',
];
const OPACITY = { light: [0.3, 0.46], heavy: [0.5, 0.66] } as const;
const SHADES = ['#fff', '#fff', '#8c8c8c', '#5d6770'];

/** Returns the SVG of a web site's name in a corner of the image or across the first card. */
export function siteWatermark(random: Random, ground: Ground, weight: MarkWeight): string {
	const millimetre = millimetreOn(ground);
	const type = new Typesetter(notoFamily());
	const colour = random.pick(SHADES);
	const isAcross = random.chance(0.6);
	const style: TextStyle = {
		size: (isAcross ? random.between(3.2, 5.5) : random.between(2.6, 4)) * millimetre,
		weight: 'medium',
		colour,
	};
	const words = random.pick(SITES);
	const width = type.width(words, style);
	const margin = style.size * 0.6;
	const corner = [
		random.chance(0.75) ? ground.width - margin - width / 2 : margin + width / 2,
		random.chance(0.8) ? ground.height - margin : margin + style.size,
	] as const;
	const field = pointInQuad(ground.card, random.between(0.3, 0.65), random.between(0.15, 0.95));
	const [x, y] = isAcross ? field : corner;
	// White words have a dark edge, or they would vanish on the card.
	const edge = style.size * 0.03;
	const shadow =
		colour === '#fff'
			? type.centred(words, x + edge, y + edge, { ...style, colour: '#33383c' })
			: '';
	return `<g opacity="${random.within(OPACITY[weight])}">${shadow}${type.centred(words, x, y, style)}</g>`;
}
