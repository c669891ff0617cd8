import { pointBetween, type Quad } from '../geometry/quad.mts';
import { CHANNELS, type Raster } from './raster.mts';

/**
 * Points looked at in each direction, and rows of them along an edge without strokes that count: with 2, glare spoils
 * a card.
 */
const GRID = { side: 14, margin: 3 };

/** Share of the points that are darker than print, at most. */
const PRINT = 0.06;

type LevelOf = (red: number, green: number, blue: number) => number;

/**
 * How much darker the print in a quad of the image is than the paper along the quad's upper or lower edge,
 * from 0 to 1: characters that are lighter than their ground have hardly any. A point counts by its brightest
 * channel: coloured print is pale.
 */
export function inkContrast(raster: Raster, quad: Quad): number {
	const levels = levelsIn(raster, quad, Math.max);
	const strokes = levels.subarray(GRID.margin * GRID.side, -GRID.margin * GRID.side);
	return Math.max(0, 1 - levelAt(PRINT, strokes) / Math.max(1, paperIn(levels)));
}

/** From this level on, reflected light shows nothing of what is printed; the paper of photos is darker. */
const WASHED_OUT = 250;

/** Paper is not so much lighter or darker than the paper one character away. */
const OTHER_GROUND = 0.12;

/**
 * Share of the points around a printed character that are darker than paper, at most. Blur greys even those along its
 * edges: by these, the paper beside it counted as another ground.
 */
const PAPER = 0.9;

/**
 * The share of a quad in which another character may be: that is less than half as bright as the paper around a printed
 * one, or washed out where this paper is not; all of it if most of it is no such paper.
 */
export function inkCover(raster: Raster, quad: Quad, printed: Quad): number {
	const brightness: LevelOf = (red, green, blue) => (red + green + blue) / 3;
	const around = levelsIn(raster, printed, brightness);
	const washedOut = paperIn(around) < WASHED_OUT ? WASHED_OUT : Infinity;
	const paper = levelAt(
		PAPER,
		around.filter((level) => level < washedOut),
	);
	const levels = levelsIn(raster, quad, brightness);
	if (Math.abs(levelAt(0.5, levels) - paper) > OTHER_GROUND * paper) return 1;
	return levels.filter((level) => level < paper / 2 || level >= washedOut).length / levels.length;
}

/** The usual level along the brighter edge: another row or a seal may touch the other one. */
function paperIn(levels: Uint8Array): number {
	return Math.max(
		levelAt(0.5, levels.subarray(0, GRID.side)),
		levelAt(0.5, levels.subarray(-GRID.side)),
	);
}

function levelsIn({ data, width, height }: Raster, quad: Quad, levelOf: LevelOf): Uint8Array {
	const [topLeft, topRight, bottomRight, bottomLeft] = quad;
	const levels = new Uint8Array(GRID.side ** 2);
	let count = 0;
	for (let down = 0; down < GRID.side; down++) {
		const left = pointBetween(topLeft, bottomLeft, (down + 0.5) / GRID.side);
		const right = pointBetween(topRight, bottomRight, (down + 0.5) / GRID.side);
		for (let across = 0; across < GRID.side; across++) {
			const { x, y } = pointBetween(left, right, (across + 0.5) / GRID.side);
			const column = Math.min(width - 1, Math.max(0, Math.floor(x)));
			const row = Math.min(height - 1, Math.max(0, Math.floor(y)));
			const at = (row * width + column) * CHANNELS;
			levels[count++] = levelOf(data[at], data[at + 1], data[at + 2]);
		}
	}
	return levels;
}

/** The level that this share of the levels lies below. */
function levelAt(share: number, levels: Uint8Array): number {
	return levels.slice().sort()[Math.floor(share * levels.length)];
}
