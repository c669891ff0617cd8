import type { Side } from '../../../../domain/id-card.ts';
import { CARD_HEIGHT, CARD_WIDTH } from '../card/card-face.mts';
import type { Random } from '../../../../test/support/random.mts';
import { type Point, pointInQuad, type Quad } from './perspective.mts';
import { type Raster, rasterOfSharp, sharpOf } from './raster.mts';
import type { Arrangement } from './subject.mts';

/** A part of a card's edge where a fingertip hides no text, in millimetres. */
interface FreeEdge {
	edge: 'top' | 'right' | 'bottom' | 'left';
	/** Range along the edge. */
	along: readonly [number, number];
	/** Range of the distance from the edge to the tip. */
	depth: readonly [number, number];
}

const FREE_EDGES: Readonly<Record<Side, readonly FreeEdge[]>> = {
	1: [
		{ edge: 'right', along: [14, 34], depth: [5, 14] },
		{ edge: 'left', along: [12, 42], depth: [2, 3.5] },
		{ edge: 'bottom', along: [12, 74], depth: [2, 3] },
	],
	0: [
		{ edge: 'left', along: [28, 46], depth: [5, 11] },
		{ edge: 'right', along: [12, 44], depth: [2, 4.5] },
		{ edge: 'bottom', along: [12, 74], depth: [2, 3] },
	],
};

/** The edge of the first card next to a second card. */
const FACING_EDGES = { below: 'bottom', beside: 'right' } as const;

const SKINS = ['#e3b394', '#c98f6b', '#f0cbb0', '#a9714f'];

function edgePoint({ edge }: FreeEdge, along: number, inwards: number): Point {
	if (edge === 'top') return [along, inwards];
	if (edge === 'bottom') return [along, CARD_HEIGHT - inwards];
	return edge === 'left' ? [inwards, along] : [CARD_WIDTH - inwards, along];
}

/** Draws a fingertip over an edge of the card with the given corners, away from its text. */
export async function addFinger(
	random: Random,
	scene: Raster,
	card: Quad,
	side: Side,
	second?: Arrangement,
): Promise<Raster> {
	const taken = second && FACING_EDGES[second];
	const edges = FREE_EDGES[side].filter(({ edge }) => edge !== taken);
	const free = random.pick(edges);
	const along = random.within(free.along);
	const depth = random.within(free.depth);
	const onImage = (inwards: number): Point => {
		const [x, y] = edgePoint(free, along, inwards);
		return pointInQuad(card, x / CARD_WIDTH, y / CARD_HEIGHT);
	};
	const tip = onImage(depth);
	const root = onImage(depth - 30);
	const away = Math.atan2(root[1] - tip[1], root[0] - tip[0]) + random.between(-0.15, 0.15);
	const millimetre = Math.hypot(root[0] - tip[0], root[1] - tip[1]) / 30;
	const width = random.between(13, 16.5) * millimetre;
	// Long enough to reach beyond the image from any point.
	const length = scene.width + scene.height;
	const degrees = (away * 180) / Math.PI;
	const skin = random.pick(SKINS);
	const finger = `<rect y="${-width / 2}" width="${length}" height="${width}" rx="${width / 2}"`;
	const svg =
		`<svg xmlns="http://www.w3.org/2000/svg" width="${scene.width}" height="${scene.height}">` +
		'<defs><linearGradient id="round" x1="0" y1="0" x2="0" y2="1">' +
		'<stop offset="0" stop-opacity="0.35"/><stop offset="0.35" stop-opacity="0"/>' +
		'<stop offset="0.7" stop-opacity="0.05"/><stop offset="1" stop-opacity="0.45"/>' +
		`</linearGradient></defs><g transform="translate(${tip.join(' ')}) rotate(${degrees})">` +
		`${finger} fill="#000" fill-opacity="0.2" transform="translate(${width * 0.05} ${width * 0.07})"/>` +
		`${finger} fill="${skin}"/>${finger} fill="url(#round)"/>` +
		`<rect x="${width * 0.1}" y="${-width * 0.28}" width="${width * 0.75}" height="${width * 0.56}" ` +
		`rx="${width * 0.25}" fill="#f6d9cd" fill-opacity="0.55"/></g></svg>`;
	return rasterOfSharp(
		sharpOf(scene)
			.composite([{ input: Buffer.from(svg) }])
			.removeAlpha(),
		3,
	);
}
