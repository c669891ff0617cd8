import sharp from 'sharp';
import { backgroundSvg } from './background.mts';
import { addLight, addNoise } from './light.mts';
import { layOver, type Point, type Quad } from './perspective.mts';
import type { Random } from './random.mts';
import { type Raster, rasterOfSharp, rasterOfSvg, sharpOf } from './raster.mts';

/** How a card was taken: a flat scan, a phone photo, or a bad phone photo. */
export type Level = 'clean' | 'photo' | 'hard';

export const LEVELS: readonly Level[] = ['clean', 'photo', 'hard'];

/** A finished picture file. */
export interface Picture {
	picture: Buffer;
	format: 'jpeg' | 'png';
}

/** Width of a card's drawing in pixels before it is photographed: 300 dots an inch. */
export const CARD_PIXELS = 1011;
const SCAN_MARGIN = 24;
const MOST_TILT_DEGREES = 15;

/** What separates the two photo levels; ranges are [least, most]. */
interface Camera {
	/** Card width in the finished picture, pixels. */
	cardWidth: readonly [number, number];
	/** How far a corner may leave its place, in card widths. */
	warp: number;
	/** Gaussian blur, pixels. */
	blur: readonly [number, number];
	/** Standard deviation of the noise, of 255. */
	noise: readonly [number, number];
	jpegQuality: readonly [number, number];
	glare: boolean;
	quarterTurns: boolean;
}

const CAMERAS: Record<Exclude<Level, 'clean'>, Camera> = {
	photo: {
		cardWidth: [680, 1000],
		warp: 0.035,
		blur: [0.3, 1.1],
		noise: [2, 7],
		jpegQuality: [62, 90],
		glare: false,
		quarterTurns: false,
	},
	hard: {
		cardWidth: [460, 640],
		warp: 0.055,
		blur: [0.4, 0.9],
		noise: [3, 9],
		jpegQuality: [45, 75],
		glare: true,
		quarterTurns: true,
	},
};

const within = (random: Random, [low, high]: readonly [number, number]): number =>
	random.between(low, high);

/** Gives the corners of a card that lies tilted near the middle of the picture. */
function placeCard(
	random: Random,
	card: Raster,
	width: number,
	height: number,
	warp: number,
): Quad {
	const angle = (random.between(-MOST_TILT_DEGREES, MOST_TILT_DEGREES) * Math.PI) / 180;
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const centre = [
		width / 2 + random.between(-0.02, 0.02) * width,
		height / 2 + random.between(-0.02, 0.02) * height,
	];
	const corner = (signX: number, signY: number): Point => {
		const x = (signX * card.width) / 2 + random.between(-warp, warp) * card.width;
		const y = (signY * card.height) / 2 + random.between(-warp, warp) * card.width;
		return [centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos];
	};
	return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

async function photograph(random: Random, card: Raster, camera: Camera): Promise<Picture> {
	const cardWidth = Math.round(within(random, camera.cardWidth));
	const cardHeight = Math.round((cardWidth * card.height) / card.width);
	const width = Math.round(cardWidth * random.between(1.2, 1.6));
	const height = Math.round(Math.max(width * random.between(0.72, 0.8), cardHeight * 1.45));
	const small = await sharpOf(card).resize(cardWidth, cardHeight, { fit: 'fill' }).raw().toBuffer();
	const sized: Raster = { width: cardWidth, height: cardHeight, channels: 4, data: small };
	const scene = await rasterOfSvg(backgroundSvg(random.fork('background'), width, height), 3);
	const quad = placeCard(random, sized, width, height, camera.warp);
	layOver(scene, sized, quad);
	addLight(random.fork('light'), scene, camera.glare ? quad : undefined);
	const blurred = await rasterOfSharp(sharpOf(scene).blur(within(random, camera.blur)));
	addNoise(random.fork('noise'), blurred, within(random, camera.noise));
	const turns = camera.quarterTurns ? random.integer(0, 3) : 0;
	const picture = await sharpOf(blurred)
		.rotate(turns * 90)
		.jpeg({ quality: Math.round(within(random, camera.jpegQuality)) })
		.toBuffer();
	return { picture, format: 'jpeg' };
}

async function scan(card: Raster): Promise<Picture> {
	const picture = await sharpOf(card)
		.extend({
			top: SCAN_MARGIN,
			bottom: SCAN_MARGIN,
			left: SCAN_MARGIN,
			right: SCAN_MARGIN,
			background: { r: 255, g: 255, b: 255, alpha: 1 },
		})
		.flatten({ background: '#fff' })
		.png({ compressionLevel: 4 })
		.toBuffer();
	return { picture, format: 'png' };
}

/** Takes a card's drawing (RGBA) at a level. */
export async function capture(random: Random, card: Raster, level: Level): Promise<Picture> {
	return level === 'clean' ? scan(card) : photograph(random, card, CAMERAS[level]);
}

sharp.cache(false);
