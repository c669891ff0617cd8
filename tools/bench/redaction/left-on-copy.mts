import { centerOf, contains, mapCorners, type Quad } from '../../../server/src/geometry/quad.mts';
import { CHANNELS, type Raster } from '../../../server/src/image/raster.mts';
import type { Holder } from '../outside/draw/holder.mts';
import type { SeenLine } from './read-back.mts';

/** So many characters of a value in a row are a part of it; fewer are chance. */
const RUN = { digits: 6, address: 4 };

/** Within a value's place, so many in a row are. */
const NEAR_RUN = 3;

/** How many pixels of an image a quad has, and how many of them are black. */
export function pixelsIn(
	{ data, width, height }: Raster,
	quad: Quad,
): { black: number; all: number } {
	const [xs, ys] = [quad.map(({ x }) => x), quad.map(({ y }) => y)];
	const [right, bottom] = [Math.min(width, Math.max(...xs)), Math.min(height, Math.max(...ys))];
	let [black, all] = [0, 0];
	for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < bottom; y++) {
		for (let x = Math.max(0, Math.floor(Math.min(...xs))); x < right; x++) {
			if (!contains(quad, { x: x + 0.5, y: y + 0.5 })) continue;
			const at = (y * width + x) * CHANNELS;
			all++;
			if (data[at] + data[at + 1] + data[at + 2] === 0) black++;
		}
	}
	return { black, all };
}

/** The share of a quad's pixels that are black. */
export function blackShare(image: Raster, quad: Quad): number {
	const { black, all } = pixelsIn(image, quad);
	return all === 0 ? 1 : black / all;
}

/** Whether a pixel outside of these quads is not black. */
export function showsOutside({ data, width, height }: Raster, quads: readonly Quad[]): boolean {
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const at = (y * width + x) * CHANNELS;
			if (data[at] + data[at + 1] + data[at + 2] === 0) continue;
			if (!quads.some((quad) => contains(quad, { x: x + 0.5, y: y + 0.5 }))) return true;
		}
	}
	return false;
}

/** The parts of the holder's values that were read anywhere. */
export function valuesRead(lines: readonly SeenLine[], holder: Holder): string[] {
	const texts = lines.map(({ text }) => plain(text));
	const [year, month, day] = holder.birth.map((part) => String(part).padStart(2, '0'));
	const parts = [
		...[plain(holder.name), year + month + day, day + month + year],
		...runsOf(holder.number, RUN.digits),
		// A house number alone may be any other number.
		...runsOf(plain(holder.address), RUN.address).filter((run) => !/\d{3}/.test(run)),
	];
	return parts.filter((part) => texts.some((text) => text.includes(part)));
}

/** Whether a part of the value was read where it is written. */
export function isReadAt(lines: readonly SeenLine[], quad: Quad, value: string): boolean {
	const run = Math.min(NEAR_RUN, plain(value).length);
	return lines.some((line) => {
		const isHere = contains(quad, centerOf(line.quad)) || contains(line.quad, centerOf(quad));
		return isHere && runsOf(plain(value), run).some((part) => plain(line.text).includes(part));
	});
}

/** The quad made smaller or larger around its middle. */
export function scaled(quad: Quad, factor: number): Quad {
	const { x, y } = centerOf(quad);
	return mapCorners(quad, (corner) => ({
		x: x + (corner.x - x) * factor,
		y: y + (corner.y - y) * factor,
	}));
}

/** Letters and digits alone. */
const plain = (text: string) => text.normalize('NFKC').replaceAll(/[^\p{L}\d]/gu, '');

/** Every part of a text that has so many characters. */
export function runsOf(text: string, length: number): string[] {
	return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) =>
		text.slice(at, at + length),
	);
}
