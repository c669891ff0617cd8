import type { Side } from '../../../../domain/id-card.ts';
import type { Random } from '../../../../test/support/random.mts';
import { backgroundSvg } from './background.mts';
import { type Camera, cameraFor, type Level, type Quirks } from './camera.mts';
import { addFinger } from './finger.mts';
import { type GlareSpot, glareSvg } from './glare-spot.mts';
import { addLight, addNoise } from './light.mts';
import { warpOnto, type Point, pointInQuad, type Quad } from './perspective.mts';
import { imageSize, placeInFrame, placeOutOfFrame, type Size } from './placement.mts';
import { plainRaster, type Raster, rasterOfSharp, rasterOfSvg, sharpOf } from './raster.mts';
import { shrunk } from './sent-on.mts';
import { blurStrongly } from './strong-blur.mts';
import type { Arrangement, Subject } from './subject.mts';

/** An image file. */
export interface Image {
	image: Buffer;
	format: 'jpeg' | 'png';
	/**
	 * Corners of the first card in pixels, from the top left as printed; absent where an app has shrunk
	 * the image.
	 */
	corners?: Quad;
}

/** Options for capturing an image. */
export interface CaptureOptions extends Quirks {
	/** Draws a fingertip over an edge of the first card, which shows this side. */
	fingerOn?: Side;
	/** Position of a second card. */
	second?: Arrangement;
	/** Whether a corner of the subject is out of the frame. */
	outOfFrame?: boolean;
	/** Multiplies width and height in pixels. Default: 1. */
	scale?: number;
	/** Whether the first card is upside down. Default: no. */
	isUpsideDown?: boolean;
	/** A reflection on the first card. */
	glare?: GlareSpot;
	/** Returns the SVG that is put over the finished image, in its pixels, given the first card's corners. */
	over?: (size: Size, card: Quad) => Buffer;
}

/** A scene in front of the camera or on the scanner, with the corners of what is in it. */
interface Scene {
	image: Raster;
	/** Corners of the whole subject. */
	whole: Quad;
	/** Corners of the first card as it lies, even if it is upside down. */
	card: Quad;
	/** In pixels of the scene. */
	cardWidth: number;
}

const SCAN_MARGIN = 24;
/** A transparent rim, so that the card's edges are antialiased too. */
const RIM = 2;

/** Returns the corners of the subject's first card as it lies, given those of the whole subject. */
function firstCard({ raster, card }: Subject, whole: Quad): Quad {
	const at = (x: number, y: number): Point =>
		pointInQuad(whole, x / raster.width, y / raster.height);
	const [right, bottom] = [card.left + card.width, card.top + card.height];
	return [at(card.left, card.top), at(right, card.top), at(right, bottom), at(card.left, bottom)];
}

/** Returns the corners of the subject itself, given those with the rim that {@link resized} adds. */
function withoutRim({ width, height }: Size, quad: Quad): Quad {
	const at = (x: number, y: number) => pointInQuad(quad, x / width, y / height);
	const [right, bottom] = [width - RIM, height - RIM];
	return [at(RIM, RIM), at(right, RIM), at(right, bottom), at(RIM, bottom)];
}

/** Returns the corners after the image is turned clockwise by so many quarter turns. */
function turnedQuad([a, b, c, d]: Quad, { width, height }: Size, turns: number): Quad {
	const turn = ([x, y]: Point): Point =>
		turns === 1 ? [height - y, x] : turns === 2 ? [width - x, height - y] : [y, width - x];
	return turns === 0 ? [a, b, c, d] : [turn(a), turn(b), turn(c), turn(d)];
}

/** Returns a card's corners as printed, from top left, given those of the card as it lies. */
function printedCorners(isUpsideDown: boolean, [a, b, c, d]: Quad): Quad {
	return isUpsideDown ? [c, d, a, b] : [a, b, c, d];
}

async function resized({ raster }: Subject, scale: number): Promise<Raster> {
	const width = Math.round(raster.width * scale);
	const height = Math.round(raster.height * scale);
	const clear = { r: 0, g: 0, b: 0, alpha: 0 };
	const rim = { top: RIM, bottom: RIM, left: RIM, right: RIM, background: clear };
	return rasterOfSharp(sharpOf(raster).resize(width, height, { fit: 'fill' }).extend(rim), 4);
}

async function addGlare(scene: Raster, spot: GlareSpot, card: Quad): Promise<void> {
	const side = ([ax, ay]: Point, [bx, by]: Point) => Math.round(Math.hypot(bx - ax, by - ay));
	const svg = glareSvg(spot, side(card[0], card[1]), side(card[1], card[2]));
	warpOnto(scene, await rasterOfSvg(svg, 4), card);
}

/** Returns the image after an app has put something over it or shrunk it. */
async function sentOn(
	random: Random,
	{ image, whole, card, cardWidth }: Scene,
	{ over, fewPixels }: CaptureOptions,
): Promise<Raster> {
	let sent = image;
	if (over) {
		const overlay = sharpOf(sent).composite([{ input: over(sent, card) }]);
		sent = await rasterOfSharp(overlay.removeAlpha(), 3);
	}
	return fewPixels ? shrunk(random, sent, whole, cardWidth) : sent;
}

async function photograph(
	random: Random,
	subject: Subject,
	camera: Camera,
	options: CaptureOptions,
): Promise<Image> {
	const { scale = 1, isUpsideDown = false } = options;
	const cardWidth = random.within(camera.cardWidth) * scale;
	const sized = await resized(subject, cardWidth / subject.cardWidth);
	const size = imageSize(random, sized);
	const background = backgroundSvg(random.fork('background'), size.width, size.height);
	let scene = await rasterOfSvg(background, 3);
	const whole = options.outOfFrame
		? placeOutOfFrame(random, sized, size)
		: placeInFrame(random, sized, size, camera);
	warpOnto(scene, sized, whole);
	const card = firstCard(subject, whole);
	const printed = printedCorners(isUpsideDown, card);
	if (options.fingerOn !== undefined) {
		const finger = random.fork('finger');
		scene = await addFinger(finger, scene, printed, options.fingerOn, options.second);
	}
	addLight(random.fork('light'), scene, camera.glare ? card : undefined);
	if (options.glare) await addGlare(scene, options.glare, printed);
	let seen = await rasterOfSharp(sharpOf(scene).blur(random.within(camera.blur) * scale), 3);
	if (options.blurred) seen = await blurStrongly(random.fork('strong blur'), seen, cardWidth);
	addNoise(random.fork('noise'), seen, random.within(camera.noise));
	const turns = camera.quarterTurns ? random.integer(0, 3) : 0;
	const sent = await sentOn(
		random.fork('sent on'),
		{ image: seen, whole, card, cardWidth },
		options,
	);
	const image = await sharpOf(sent)
		.rotate(turns * 90)
		.jpeg({ quality: Math.round(random.within(camera.jpegQuality)) })
		.toBuffer();
	const outline = printedCorners(isUpsideDown, firstCard(subject, withoutRim(sized, whole)));
	const corners = options.fewPixels ? undefined : turnedQuad(outline, seen, turns);
	return { image, format: 'jpeg', ...(corners && { corners }) };
}

async function scan(random: Random, subject: Subject, options: CaptureOptions): Promise<Image> {
	const { isUpsideDown = false } = options;
	const { width, height } = subject.raster;
	const page = plainRaster(width + 2 * SCAN_MARGIN, height + 2 * SCAN_MARGIN, 255);
	const input = Buffer.from(subject.raster.data);
	const raw = { width, height, channels: 4 } as const;
	const overlay = { input, raw, left: SCAN_MARGIN, top: SCAN_MARGIN };
	let scene = await rasterOfSharp(sharpOf(page).composite([overlay]).removeAlpha(), 3);
	const [left, top] = [SCAN_MARGIN, SCAN_MARGIN];
	const [right, bottom] = [left + width, top + height];
	const whole: Quad = [
		[left, top],
		[right, top],
		[right, bottom],
		[left, bottom],
	];
	const card = firstCard(subject, whole);
	const printed = printedCorners(isUpsideDown, card);
	if (options.fingerOn !== undefined) {
		const finger = random.fork('finger');
		scene = await addFinger(finger, scene, printed, options.fingerOn, options.second);
	}
	if (options.glare) await addGlare(scene, options.glare, printed);
	const { cardWidth } = subject;
	if (options.blurred) scene = await blurStrongly(random.fork('strong blur'), scene, cardWidth);
	const sent = await sentOn(
		random.fork('sent on'),
		{ image: scene, whole, card, cardWidth },
		options,
	);
	const image = await sharpOf(sent).png({ compressionLevel: 3 }).toBuffer();
	return { image, format: 'png', ...(!options.fewPixels && { corners: printed }) };
}

/** Captures the subject at a level: a PNG for a clean scan, a JPEG for a photo. */
export async function capture(
	random: Random,
	subject: Subject,
	level: Level,
	options: CaptureOptions = {},
): Promise<Image> {
	return level === 'clean'
		? scan(random, subject, options)
		: photograph(random, subject, cameraFor(level, options), options);
}
