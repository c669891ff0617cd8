import { CARD } from './card-svg.mts';
import type { CardPixels, Frame } from './frame.mts';

/** A point in pixels. */
export type Point = readonly [number, number];

/** How a camera sees a card; angles in degrees. */
export interface Pose {
	/** Rotation in the plane of the image, clockwise. */
	roll: number;
	/** Tilt about the card's long and short axes. */
	pitch: number;
	yaw: number;
	/** Middle of the card, as shares of the frame. */
	at: Point;
	/** Largest share of the frame's width and height that the card fills. */
	fill: number;
}

/** Distance of the camera in widths of a card: the nearer, the stronger the perspective. */
const DISTANCE = 3.2;

/** Returns where the corners of a card appear, from its top left corner clockwise. */
export function cornersOf({ width, height }: Frame, pose: Pose): Point[] {
	const [roll, pitch, yaw] = [pose.roll, pose.pitch, pose.yaw].map(
		(angle) => angle * (Math.PI / 180),
	);
	const ratio = CARD.height / CARD.width;
	const corners = [
		[-0.5, -0.5],
		[0.5, -0.5],
		[0.5, 0.5],
		[-0.5, 0.5],
	].map(([x, vertical]): Point => {
		const y = vertical * ratio;
		const depth = x * Math.sin(yaw) + y * Math.sin(pitch);
		const near = DISTANCE / (DISTANCE + depth);
		const [flatX, flatY] = [x * Math.cos(yaw) * near, y * Math.cos(pitch) * near];
		return [
			flatX * Math.cos(roll) - flatY * Math.sin(roll),
			flatX * Math.sin(roll) + flatY * Math.cos(roll),
		];
	});
	const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
	const size = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
	const scale = pose.fill * Math.min(width / size[0], height / size[1]);
	const middle = [Math.max(...xs) + Math.min(...xs), Math.max(...ys) + Math.min(...ys)];
	// The whole card stays in the image.
	const inside = (share: number, length: number, part: number) =>
		Math.min(length - part / 2 - 2, Math.max(part / 2 + 2, share * length));
	const center = [
		inside(pose.at[0], width, size[0] * scale),
		inside(pose.at[1], height, size[1] * scale),
	];
	return corners.map(
		([x, y]): Point => [
			center[0] + (x - middle[0] / 2) * scale,
			center[1] + (y - middle[1] / 2) * scale,
		],
	);
}

/** Draws a card into a frame with its corners at the points. */
export function placeCard(frame: Frame, card: CardPixels, corners: readonly Point[]): void {
	const map = homography(corners, [
		[0, 0],
		[card.width, 0],
		[card.width, card.height],
		[0, card.height],
	]);
	const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
	const [left, right] = [
		Math.max(0, Math.floor(Math.min(...xs))),
		Math.min(frame.width - 1, Math.ceil(Math.max(...xs))),
	];
	const [top, bottom] = [
		Math.max(0, Math.floor(Math.min(...ys))),
		Math.min(frame.height - 1, Math.ceil(Math.max(...ys))),
	];
	for (let y = top; y <= bottom; y++) {
		for (let x = left; x <= right; x++) {
			const [px, py] = [x + 0.5, y + 0.5];
			const depth = map[6] * px + map[7] * py + 1;
			const u = (map[0] * px + map[1] * py + map[2]) / depth - 0.5;
			const v = (map[3] * px + map[4] * py + map[5]) / depth - 0.5;
			blend(frame, (y * frame.width + x) * 3, card, u, v);
		}
	}
}

/** Blends the card's color between four pixels into one of the frame. */
function blend(
	frame: Frame,
	at: number,
	{ width, height, data }: CardPixels,
	u: number,
	v: number,
) {
	const [x, y] = [Math.floor(u), Math.floor(v)];
	if (x < -1 || y < -1 || x >= width || y >= height) return;
	let alpha = 0;
	const color = [0, 0, 0];
	for (let corner = 0; corner < 4; corner++) {
		const [cx, cy] = [x + (corner & 1), y + (corner >> 1)];
		if (cx < 0 || cy < 0 || cx >= width || cy >= height) continue;
		const share = (corner & 1 ? u - x : 1 - u + x) * (corner >> 1 ? v - y : 1 - v + y);
		const source = (cy * width + cx) * 4;
		const weight = (share * data[source + 3]) / 255;
		alpha += weight;
		for (let channel = 0; channel < 3; channel++) color[channel] += weight * data[source + channel];
	}
	for (let channel = 0; channel < 3; channel++) {
		frame.data[at + channel] = frame.data[at + channel] * (1 - alpha) + color[channel];
	}
}

/** Returns the eight numbers of the projective map that takes four points to four others. */
function homography(from: readonly Point[], to: readonly Point[]): number[] {
	const rows = from.flatMap(([x, y], index) => {
		const [u, v] = to[index];
		return [
			[x, y, 1, 0, 0, 0, -u * x, -u * y, u],
			[0, 0, 0, x, y, 1, -v * x, -v * y, v],
		];
	});
	for (let pivot = 0; pivot < 8; pivot++) {
		const best = rows
			.slice(pivot)
			.reduce((a, b) => (Math.abs(b[pivot]) > Math.abs(a[pivot]) ? b : a));
		rows.splice(rows.indexOf(best), 1);
		rows.splice(pivot, 0, best);
		for (const row of rows) {
			if (row === best) continue;
			const factor = row[pivot] / best[pivot];
			for (let column = pivot; column < 9; column++) row[column] -= factor * best[column];
		}
	}
	return rows.map((row, index) => row[8] / row[index]);
}
