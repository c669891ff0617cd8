import { shake, soften } from './blur.mts';
import { CARD } from './card-svg.mts';
import type { Dice } from './dice.mts';
import { blankFrame, coverFrame, renderedSvg, type Frame } from './frame.mts';
import { decolor, dim, glare, grain, sideLight, tabletop } from './light.mts';
import { markSvg, MARKS, type CardBounds } from './marks.mts';
import { cornersOf, placeCard, type Point, type Pose } from './pose.mts';

/** Sets of images, from easy to hard, then what real images have besides. */
export const OUTSIDE_LEVELS = [
	'scan',
	'photo',
	'hard',
	'blurred',
	'few-pixels',
	'marked',
	'both-sides',
] as const;
export type OutsideLevel = (typeof OUTSIDE_LEVELS)[number];

/** An image and the quality of its JPEG. */
export interface Shot {
	frame: Frame;
	quality: number;
	/** What is written across it, if anything. */
	mark?: string;
}

/** How each level shows cards, given as SVG; only both-sides gets two. */
export const SHOTS: Record<OutsideLevel, (dice: Dice, cards: string[]) => Promise<Shot>> = {
	scan: async (dice, [card]) => (await scanned(dice, card)).shot,
	photo: async (dice, [card]) => (await photographed(dice, card)).shot,
	hard,
	blurred,
	'few-pixels': fewPixels,
	marked,
	'both-sides': bothSides,
};

/** Flat and clean on a scanner's white. */
async function scanned(dice: Dice, card: string) {
	const width = dice.whole(760, 1400);
	const frame = blankFrame(width, Math.round(width * dice.between(0.64, 0.72)), [248, 248, 247]);
	const fill = dice.between(0.92, 0.98);
	const corners = await shown(frame, card, { ...FLAT, roll: dice.between(-1.2, 1.2), fill });
	if (dice.chance(0.15)) decolor(frame, dice.between(1, 1.15));
	soften(frame, dice.between(0, 0.45));
	grain(frame, dice, 1.2);
	return { shot: { frame, quality: dice.whole(82, 94) }, corners };
}

/** Taken with a steady hand in fair light. */
async function photographed(dice: Dice, card: string, long = dice.whole(1100, 1700)) {
	const frame = blankFrame(long, Math.round(long * 0.75), [0, 0, 0]);
	tabletop(frame, dice);
	const corners = await shown(frame, card, {
		roll: dice.between(-9, 9),
		pitch: dice.between(-10, 10),
		yaw: dice.between(-10, 10),
		at: [dice.between(0.42, 0.58), dice.between(0.42, 0.58)],
		fill: dice.between(0.68, 0.94),
	});
	sideLight(frame, dice, dice.between(0.08, 0.35));
	soften(frame, (dice.between(0.3, 0.8) * long) / 1400);
	grain(frame, dice, dice.between(1.5, 4));
	return { shot: { frame, quality: dice.whole(70, 85) }, corners };
}

/** Any way up, from the side, badly lit, small in the image. */
async function hard(dice: Dice, [card]: string[]): Promise<Shot> {
	const long = dice.whole(1300, 1800);
	const upright = dice.chance(0.4);
	const frame = blankFrame(
		upright ? (long * 0.75) | 0 : long,
		upright ? long : (long * 0.75) | 0,
		[0, 0, 0],
	);
	tabletop(frame, dice);
	const quarter = dice.one([0, 90, 180, 270]);
	const corners = await shown(frame, card, {
		roll: dice.chance(0.5) ? quarter + dice.between(-6, 6) : dice.between(0, 360),
		pitch: dice.sign() * dice.between(6, 26),
		yaw: dice.sign() * dice.between(6, 26),
		at: [dice.between(0.3, 0.7), dice.between(0.3, 0.7)],
		fill: dice.between(0.56, 0.82),
	});
	sideLight(frame, dice, dice.between(0.2, 0.5));
	const spot = between(corners, dice.between(0.1, 0.9), dice.between(0.1, 0.9));
	if (dice.chance(0.7)) glare(frame, dice, spot, dice.between(0.05, 0.16), dice.between(0.3, 0.72));
	if (dice.chance(0.6))
		dim(frame, dice.between(0.4, 0.8), [1, dice.between(0.93, 1), dice.between(0.8, 1)]);
	const pitch = pixelsPerMillimetre(corners);
	soften(frame, pitch * dice.between(0.06, 0.13));
	if (dice.chance(0.3)) shake(frame, pitch * dice.between(0.15, 0.35), dice.between(0, Math.PI));
	grain(frame, dice, dice.between(3, 8));
	return { frame, quality: dice.whole(45, 65) };
}

/** Out of focus or shaken, otherwise a photo. A person still reads it. */
async function blurred(dice: Dice, [card]: string[]): Promise<Shot> {
	const { shot, corners } = await photographed(dice, card);
	const pitch = pixelsPerMillimetre(corners);
	if (dice.chance(0.6)) soften(shot.frame, pitch * dice.between(0.18, 0.29));
	else {
		soften(shot.frame, pitch * 0.1);
		shake(shot.frame, pitch * dice.between(0.5, 0.9), dice.between(0, Math.PI));
	}
	return shot;
}

/** 450 to 600 pixels long, as messengers and previews leave them. */
async function fewPixels(dice: Dice, [card]: string[]): Promise<Shot> {
	const width = dice.whole(450, 600);
	const frame = blankFrame(width, Math.round(width * dice.between(0.64, 0.75)), [240, 240, 238]);
	const photo = dice.chance(0.6);
	if (photo) tabletop(frame, dice);
	const tilt = photo ? 6 : 0;
	await shown(frame, card, {
		roll: dice.between(-1, 1) * (photo ? 4 : 1),
		pitch: dice.between(-tilt, tilt),
		yaw: dice.between(-tilt, tilt),
		at: [0.5, 0.5],
		fill: dice.between(0.92, 0.99),
	});
	if (photo) sideLight(frame, dice, dice.between(0.05, 0.3));
	soften(frame, dice.between(0.25, 0.5));
	grain(frame, dice, dice.between(1, 3));
	return { frame, quality: dice.whole(68, 88) };
}

/** A scan or photo with a purpose written over it, or a hologram's text. */
async function marked(dice: Dice, [card]: string[]): Promise<Shot> {
	const { shot, corners } = await (dice.chance(0.5) ? scanned : photographed)(dice, card);
	const { frame } = shot;
	const mark = dice.one(MARKS);
	const heavy = dice.chance(0.5);
	const svg = markSvg(dice, mark, frame, boundsOf(corners), heavy);
	coverFrame(frame, await renderedSvg(svg, frame.width));
	return { ...shot, mark: `${mark}, ${heavy ? 'heavy' : 'light'}` };
}

/** Both sides on a page, one above the other. */
async function bothSides(dice: Dice, cards: string[]): Promise<Shot> {
	const width = dice.whole(900, 1300);
	const frame = blankFrame(width, Math.round(width * dice.between(1.3, 1.42)), [250, 250, 248]);
	const fill = dice.between(0.52, 0.88);
	const left = 0.5 + dice.between(-0.06, 0.06);
	for (const [index, card] of cards.entries()) {
		const at: Point = [left + dice.between(-0.02, 0.02), 0.25 + 0.5 * index];
		await shown(frame, card, { ...FLAT, roll: dice.between(-2, 2), at, fill });
	}
	if (dice.chance(0.35)) decolor(frame, dice.between(1, 1.3));
	else if (dice.chance(0.4)) sideLight(frame, dice, dice.between(0.1, 0.3));
	soften(frame, dice.between(0.2, 0.7));
	grain(frame, dice, dice.between(1, 3));
	return { frame, quality: dice.whole(72, 90) };
}

const FLAT: Pose = { roll: 0, pitch: 0, yaw: 0, at: [0.5, 0.5], fill: 1 };

/** Draws a card in a pose and returns its corners. */
async function shown(frame: Frame, card: string, pose: Pose): Promise<Point[]> {
	const corners = cornersOf(frame, pose);
	// Rendered at the size that it is shown in, so that no pixel is skipped.
	const pixels = await renderedSvg(
		card,
		Math.round(pixelsPerMillimetre(corners) * CARD.width * 1.1),
	);
	placeCard(frame, pixels, corners);
	return corners;
}

const pixelsPerMillimetre = ([start, end]: readonly Point[]) =>
	Math.hypot(end[0] - start[0], end[1] - start[1]) / CARD.width;

/** Returns a point of the card, by its shares of the way along and down. */
function between([start, right, , down]: readonly Point[], along: number, below: number): Point {
	const part = (axis: 0 | 1) =>
		start[axis] + (right[axis] - start[axis]) * along + (down[axis] - start[axis]) * below;
	return [part(0), part(1)];
}

function boundsOf(corners: readonly Point[]): CardBounds {
	const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
