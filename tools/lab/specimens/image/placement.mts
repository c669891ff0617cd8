import type { Random } from '../../../../test/support/random.mts';
import type { Camera } from './camera.mts';
import type { Point, Quad } from './perspective.mts';

/** Width and height in pixels. */
export interface Size {
	width: number;
	height: number;
}

/** Margin around the card, as a share of the image's width. */
const CLEAR_BORDER = 0.015;
/** How far an edge is out of the frame without cutting off text, in card widths. */
const OUT_OF_FRAME = [0.012, 0.024] as const;
const FRAMED_TILT_DEGREES = 1;
const FRAMED_WARP = 0.006;

/** Returns an image size for a subject that fills most of it. */
export function imageSize(random: Random, subject: Size): Size {
	const isWide = subject.width >= subject.height;
	const long = Math.max(subject.width, subject.height) * random.between(1.18, 1.6);
	const short = Math.max(
		Math.min(subject.width, subject.height) * 1.3,
		long * random.between(0.68, 0.78),
	);
	const [width, height] = isWide ? [long, short] : [short, long];
	return { width: Math.round(width), height: Math.round(height) };
}

function tiltedQuad(
	random: Random,
	subject: Size,
	centre: Point,
	tilt: number,
	warp: number,
): Quad {
	const angle = (random.between(-tilt, tilt) * Math.PI) / 180;
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const reach = warp * Math.max(subject.width, subject.height);
	const corner = (signX: number, signY: number): Point => {
		const x = (signX * subject.width) / 2 + random.between(-reach, reach);
		const y = (signY * subject.height) / 2 + random.between(-reach, reach);
		return [centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos];
	};
	return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** Shrinks a quad towards the image's centre until it fits. */
function shrinkToFit(quad: Quad, { width, height }: Size): Quad {
	const clear = CLEAR_BORDER * width;
	const reach = Math.max(
		...quad.map(([x]) => Math.abs(x - width / 2) / (width / 2 - clear)),
		...quad.map(([, y]) => Math.abs(y - height / 2) / (height / 2 - clear)),
	);
	if (reach <= 1) return quad;
	const inside = ([x, y]: Point): Point => [
		width / 2 + (x - width / 2) / reach,
		height / 2 + (y - height / 2) / reach,
	];
	return [inside(quad[0]), inside(quad[1]), inside(quad[2]), inside(quad[3])];
}

/** Returns the corners of a rotated subject that is entirely in the frame. */
export function placeInFrame(random: Random, subject: Size, image: Size, camera: Camera): Quad {
	const centre: Point = [
		image.width * random.between(0.47, 0.53),
		image.height * random.between(0.47, 0.53),
	];
	return shrinkToFit(tiltedQuad(random, subject, centre, camera.tilt, camera.warp), image);
}

/** Returns the corners of a subject with one corner just out of the frame but no text cut off. */
export function placeOutOfFrame(random: Random, subject: Size, image: Size): Quad {
	const out = random.within(OUT_OF_FRAME) * subject.width;
	const centre: Point = [
		random.chance(0.5) ? subject.width / 2 - out : image.width - subject.width / 2 + out,
		random.chance(0.5) ? subject.height / 2 - out : image.height - subject.height / 2 + out,
	];
	return tiltedQuad(random, subject, centre, FRAMED_TILT_DEGREES, FRAMED_WARP);
}
