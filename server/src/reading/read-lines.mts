import type { UnreadCell } from '../card/review/unread-cells.mts';
import { centerOf, contains, sizeOf, withReadingRotated, type Quad } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { isElongated, SENSIBLE } from '../ocr/line-evidence.mts';
import type { Rendering } from '../ocr/recognition.mts';
import type { TextLine } from '../ocr/text-line.mts';
import type { DetectedLines, TextReader } from '../ocr/text-reader.mts';

/** How lines that are read again are rendered. */
export const RENDERING: Rendering = { contrastStretch: false, careful: true };

/** Reads cells without a line. Returns the lines that fit, each with those that the rest of its value is on. */
export async function readCells(
	reader: TextReader,
	raster: Raster,
	cells: readonly UnreadCell[],
): Promise<TextLine[]> {
	const quads = cells.map(({ quad }) => quad);
	const read = await reader.recognize({ raster, quads, ...RENDERING });
	return cells.flatMap(({ quad, form, others }) => {
		const isHere = (line: TextLine) => contains(quad, centerOf(line.quad));
		const found = read.filter((line) => isHere(line) && form.test(line.text));
		return found.length === 0 ? [] : [...others, ...found];
	});
}

/**
 * Reads long upright lines other than those that were `legible`, turned by a quarter. Returns those that are legible
 * this way.
 */
export async function readTurned(
	reader: TextReader,
	found: DetectedLines,
	legible: readonly TextLine[],
): Promise<TextLine[]> {
	const keyOf = (quad: Quad) => Object.values(centerOf(quad)).join();
	const known = new Set(legible.map(({ quad }) => keyOf(quad)));
	const unreadable = quadsAcross(found.quads).filter((quad) => !known.has(keyOf(quad)));
	if (unreadable.length === 0) return [];
	return readAcross(reader, { ...found, careful: true }, unreadable);
}

/** Reads lines turned by a quarter. Returns those that are legible this way. */
export async function readAcross(
	reader: TextReader,
	found: Omit<DetectedLines, 'quads'>,
	upright: readonly Quad[],
): Promise<TextLine[]> {
	const turned = upright.map((quad) => withReadingRotated(quad, 1));
	const read = await reader.recognize({ ...found, quads: turned });
	return read.filter(({ score }) => score > SENSIBLE);
}

/** The quads whose text, if any, runs across the others. */
export function quadsAcross(quads: readonly Quad[]): Quad[] {
	return quads.filter((quad) => {
		const { width, height } = sizeOf(quad);
		return isElongated({ width: height, height: width });
	});
}
