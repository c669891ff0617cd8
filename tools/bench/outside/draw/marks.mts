import type { Dice } from './dice.mts';
import { outsideFace, type Face } from './fonts.mts';
import { LIMITS, PURPOSES } from './mark-text.mts';
import { textOutline, textWidth } from './text-outline.mts';

/** What is written across an image. */
export const MARKS = ['tiled-tilted', 'tiled-level', 'row', 'diagonal', 'stamp', 'ghost'] as const;
export type Mark = (typeof MARKS)[number];

/** The part of an image that the card fills, in pixels. */
export interface CardBounds {
	left: number;
	top: number;
	width: number;
	height: number;
}

interface Writing {
	face: Face;
	text: string;
	size: number;
	color: string;
	opacity: number;
}

const COLORS: Record<'grey' | 'red' | 'blue', string[]> = {
	grey: ['#6f6f72', '#8a8a8e'],
	red: ['#d0342c', '#e0524a'],
	blue: ['#2f62b5', '#4a7fd0'],
};

/** Returns a mark as SVG of an image's size; `heavy` marks hide more of what is below. */
export function markSvg(
	dice: Dice,
	mark: Mark,
	{ width, height }: { width: number; height: number },
	card: CardBounds,
	heavy: boolean,
): string {
	const color = dice.one(
		mark === 'stamp' ? COLORS.red : COLORS[dice.one(['grey', 'red', 'blue'] as const)],
	);
	const writing: Writing = {
		face: outsideFace(dice.one(['zenHei', 'microHei', 'microHei', 'serif'])),
		text: `仅供${dice.one(PURPOSES)}使用${dice.chance(0.5) ? ' ' : '，'}${dice.one(LIMITS)}`,
		size: card.width * dice.between(0.03, 0.05),
		color,
		opacity: heavy ? dice.between(0.34, 0.48) : dice.between(0.16, 0.28),
	};
	const [x, y] = [card.left + card.width / 2, card.top + card.height / 2];
	const drawings: Record<Mark, () => string> = {
		'tiled-tilted': () => tiles(dice, writing, width, height, -dice.between(18, 40)),
		'tiled-level': () => tiles(dice, writing, width, height, 0),
		row: () => {
			const top = card.top + card.height * dice.between(0.2, 0.85);
			return written(fitted(writing, card.width * 0.95), x, top);
		},
		diagonal: () => {
			const angle = dice.sign() * dice.between(22, 33);
			const line = written(fitted(writing, Math.hypot(card.width, card.height) * 0.9), 0, 0);
			return `<g transform="translate(${x} ${y}) rotate(${angle})">${line}</g>`;
		},
		stamp: () => stamp(dice, writing, card),
		ghost: () => ghosts(dice, writing, card, heavy),
	};
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${drawings[mark]()}</svg>`;
}

const written = ({ face, text, size, color, opacity }: Writing, x: number, y: number) =>
	`<g fill="${color}" fill-opacity="${opacity.toFixed(3)}">${textOutline(face, text, { x, y, size, anchor: 'middle' })}</g>`;

/** Makes a line no longer than the width. */
const fitted = (writing: Writing, width: number): Writing => ({
	...writing,
	size: Math.min(writing.size * 1.35, width / textWidth(writing.face, writing.text)),
});

function tiles(dice: Dice, writing: Writing, width: number, height: number, angle: number): string {
	const tile = { ...writing, size: writing.size * 0.85 };
	const length = textWidth(tile.face, tile.text) * tile.size;
	const [stepX, stepY] = [length * dice.between(1.08, 1.35), tile.size * dice.between(3, 5)];
	const reach = Math.hypot(width, height) / 2 + length;
	const one = written(tile, 0, 0);
	let all = '';
	let row = 0;
	for (let y = -reach; y < reach; y += stepY, row++) {
		for (let x = -reach + (row % 2) * stepX * 0.5; x < reach; x += stepX) {
			all += `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)})">${one}</g>`;
		}
	}
	return `<g transform="translate(${width / 2} ${height / 2}) rotate(${angle.toFixed(2)})">${all}</g>`;
}

/** A red box with two lines. */
function stamp(dice: Dice, writing: Writing, card: CardBounds): string {
	const [purpose, limit] = writing.text.split(/[ ，]/);
	const line = fitted({ ...writing, text: purpose }, card.width * 0.5);
	const opacity = Math.min(0.8, writing.opacity * 1.6);
	const half = (textWidth(line.face, purpose) * line.size) / 2 + line.size * 0.6;
	const [x, y] = [
		card.left + card.width * dice.between(0.32, 0.68),
		card.top + card.height * dice.between(0.25, 0.75),
	];
	const lines =
		written({ ...line, opacity }, 0, -line.size * 0.25) +
		written({ ...line, text: limit, opacity }, 0, line.size * 1.05);
	return (
		`<g transform="translate(${x} ${y}) rotate(${dice.between(-14, 14).toFixed(2)})">` +
		`<rect x="${-half}" y="${-line.size * 1.5}" width="${half * 2}" height="${line.size * 3}" fill="none" stroke="${line.color}" stroke-opacity="${opacity}" stroke-width="${line.size * 0.1}"/>${lines}</g>`
	);
}

/** Shining text of a hologram, in pale colors that change along it. */
function ghosts(dice: Dice, writing: Writing, card: CardBounds, heavy: boolean): string {
	const opacity = heavy ? dice.between(0.45, 0.6) : dice.between(0.25, 0.4);
	const size = card.height * dice.between(0.075, 0.11);
	let all = '';
	for (let count = dice.whole(2, 4); count > 0; count--) {
		const color = dice.one(['#8fb8a8', '#a9a6cf', '#c9a9b8', '#9fb4c9', '#c2bd94']);
		const x = card.left + card.width * dice.between(0.3, 0.75);
		const y = card.top + card.height * dice.between(0.2, 0.95);
		all += written({ ...writing, text: '中国CHINA', size, color, opacity }, x, y);
	}
	return all;
}
