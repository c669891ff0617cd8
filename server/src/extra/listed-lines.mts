import { linesOf } from '../card/read-cards.mts';
import { centerOf, sizeOf, type Point, type Quad } from '../geometry/quad.mts';
import { deskewed } from '../geometry/rotated-bounds.mts';
import { LEVEL, rowByRow } from '../geometry/row-by-row.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { medianAngle } from '../ocr/text-region.mts';
import type { RasterReading } from '../reading/raster-reading.mts';
import { inThousandths, type Box } from './pixels.mts';

/** The lines of the pass that read most lines of the cards; of equal passes a closer one rather than the first. */
export function listedLines({ passes, cards }: RasterReading): readonly TextLine[] {
	const ofCards = new Set(cards.flatMap(linesOf));
	const count = (lines: readonly TextLine[]) => lines.filter((line) => ofCards.has(line)).length;
	const [first, ...closer] = passes.map(({ lines }) => lines);
	const [most = []] = [...closer, first]
		.filter((lines) => lines.length > 0)
		.sort((one, other) => count(other) - count(one));
	return most;
}

export function lineEntries(lines: readonly TextLine[], boxOf: (quad: Quad) => Box) {
	return inReadingOrder(lines).map(({ text, score, quad }) => {
		return { text, confidence: inThousandths(score), box: boxOf(quad) };
	});
}

/** Returns the lines row by row, each row from its start. */
export function inReadingOrder<Line extends { quad: Quad }>(lines: readonly Line[]): Line[] {
	const angle = medianAngle(lines.map(({ quad }) => quad));
	const items = lines.map((line) => {
		const { height } = sizeOf(line.quad);
		return { line, height, ...deskewed(centerOf(line.quad), angle) };
	});
	const isLevel = (item: Point, topmost: (typeof items)[number]) =>
		item.y - topmost.y < LEVEL * topmost.height;
	return rowByRow(items, isLevel).map(({ line }) => line);
}
