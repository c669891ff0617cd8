import type { Side } from '../../../domain/id-card.ts';
import type { Random } from '../random.mts';
import { backgroundSvg } from './background.mts';
import { type Camera, CAMERAS, type Level } from './camera.mts';
import { addFinger } from './finger.mts';
import { addLight, addNoise } from './light.mts';
import { warpOnto, type Point, pointInQuad, type Quad } from './perspective.mts';
import { pictureSize, placeInFrame, placeOutOfFrame } from './placement.mts';
import { plainRaster, type Raster, rasterOfSharp, rasterOfSvg, sharpOf } from './raster.mts';
import type { Arrangement, Subject } from './subject.mts';

/** An image file. */
export interface Picture {
	picture: Buffer;
	format: 'jpeg' | 'png';
}

/** Options for capturing an image. */
export interface CaptureOptions {
	/** Draws a fingertip over an edge of the first card, which shows this side. */
	fingerOn?: Side;
	/** Position of a second card. */
	second?: Arrangement;
	/** Whether a corner of the subject is out of the frame. */
	outOfFrame?: boolean;
	/** Multiplies width and height in pixels. Default: 1. */
	scale?: number;
}

const SCAN_MARGIN = 24;
/** A transparent rim, so that the card's edges are antialiased too. */
const RIM = 2;

/** Returns the corners of the subject's first card, given those of the whole subject. */
function firstCard({ raster, card }: Subject, whole: Quad): Quad {
	const at = (x: number, y: number): Point =>
		pointInQuad(whole, x / raster.width, y / raster.height);
	const [right, bottom] = [card.left + card.width, card.top + card.height];
	return [at(card.left, card.top), at(right, card.top), at(right, bottom), at(card.left, bottom)];
}

async function resized({ raster }: Subject, scale: number): Promise<Raster> {
	const width = Math.round(raster.width * scale);
	const height = Math.round(raster.height * scale);
	const clear = { r: 0, g: 0, b: 0, alpha: 0 };
	const rim = { top: RIM, bottom: RIM, left: RIM, right: RIM, background: clear };
	return rasterOfSharp(sharpOf(raster).resize(width, height, { fit: 'fill' }).extend(rim), 4);
}

async function photograph(
	random: Random,
	subject: Subject,
	camera: Camera,
	options: CaptureOptions,
): Promise<Picture> {
	const { scale = 1 } = options;
	const cardWidth = random.within(camera.cardWidth) * scale;
	const sized = await resized(subject, cardWidth / subject.cardWidth);
	const size = pictureSize(random, sized);
	const background = backgroundSvg(random.fork('background'), size.width, size.height);
	let scene = await rasterOfSvg(background, 3);
	const quad = options.outOfFrame
		? placeOutOfFrame(random, sized, size)
		: placeInFrame(random, sized, size, camera);
	warpOnto(scene, sized, quad);
	const card = firstCard(subject, quad);
	if (options.fingerOn !== undefined) {
		const finger = random.fork('finger');
		scene = await addFinger(finger, scene, card, options.fingerOn, options.second);
	}
	addLight(random.fork('light'), scene, camera.glare ? card : undefined);
	const blurred = await rasterOfSharp(sharpOf(scene).blur(random.within(camera.blur) * scale), 3);
	addNoise(random.fork('noise'), blurred, random.within(camera.noise));
	const turns = camera.quarterTurns ? random.integer(0, 3) : 0;
	const picture = await sharpOf(blurred)
		.rotate(turns * 90)
		.jpeg({ quality: Math.round(random.within(camera.jpegQuality)) })
		.toBuffer();
	return { picture, format: 'jpeg' };
}

async function scan(random: Random, subject: Subject, options: CaptureOptions): Promise<Picture> {
	const { width, height } = subject.raster;
	const page = plainRaster(width + 2 * SCAN_MARGIN, height + 2 * SCAN_MARGIN, 255);
	const input = Buffer.from(subject.raster.data);
	const raw = { width, height, channels: 4 } as const;
	const overlay = { input, raw, left: SCAN_MARGIN, top: SCAN_MARGIN };
	let scene = await rasterOfSharp(sharpOf(page).composite([overlay]).removeAlpha(), 3);
	if (options.fingerOn !== undefined) {
		const [left, top] = [SCAN_MARGIN, SCAN_MARGIN];
		const [right, bottom] = [left + width, top + height];
		const whole: Quad = [
			[left, top],
			[right, top],
			[right, bottom],
			[left, bottom],
		];
		const card = firstCard(subject, whole);
		const finger = random.fork('finger');
		scene = await addFinger(finger, scene, card, options.fingerOn, options.second);
	}
	const picture = await sharpOf(scene).png({ compressionLevel: 3 }).toBuffer();
	return { picture, format: 'png' };
}

/** Captures the subject at a level: a PNG for a clean scan, a JPEG for a photo. */
export async function capture(
	random: Random,
	subject: Subject,
	level: Level,
	options: CaptureOptions = {},
): Promise<Picture> {
	return level === 'clean'
		? scan(random, subject, options)
		: photograph(random, subject, CAMERAS[level], options);
}
