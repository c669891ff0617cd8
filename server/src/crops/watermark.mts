import { drawnText, purposeFont } from '../font/purpose-font.mts';
import type { Size } from '../geometry/quad.mts';

/** Angle at which the lines rise, in degrees. */
const RISE = 30;

/** Gap between lines, and between repetitions in a line, in character heights. */
const GAP = 3;

/** Dark characters with a light edge show on any ground, and leave it legible. */
const STYLE =
	'fill="#000" fill-opacity="0.34" stroke="#fff" stroke-opacity="0.34" paint-order="stroke"';

/**
 * Returns the SVG of a text written all across an image; `size` is the height of its characters in
 * pixels. It consists of outlines, so that it does not depend on the machine's fonts.
 * @throws RangeError for a character that the font lacks.
 */
export function watermarkSvg(text: string, { width, height }: Size, size: number): string {
	const font = purposeFont();
	const scale = size / font.unitsPerEm;
	const line = font.lineOf(drawnText(text));
	const pitch = line.width * scale + GAP * size;
	const rows = size + GAP * size;
	// Around the middle, far enough to reach the corners.
	const reach = Math.hypot(width, height) / 2;
	let uses = '';
	for (let row = Math.floor(-reach / rows); row * rows <= reach; row++) {
		const shift = row % 2 === 0 ? 0 : pitch / 2;
		for (let x = -reach - pitch + shift; x <= reach; x += pitch) {
			uses += `<use href="#t" x="${x.toFixed(1)}" y="${(row * rows).toFixed(1)}"/>`;
		}
	}
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
		`<defs><path id="t" d="${line.path}" transform="scale(${scale} ${-scale})" ` +
		`stroke-width="${font.unitsPerEm / 12}"/></defs>` +
		`<g ${STYLE} transform="translate(${width / 2} ${height / 2}) rotate(${-RISE})">${uses}</g></svg>`
	);
}
