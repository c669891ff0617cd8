import { CARD } from '../card/layout/template.mts';
import { median } from '../geometry/median.mts';
import { contains, sizeOf, type Point, type Quad } from '../geometry/quad.mts';
import { cropBilinear } from '../image/bilinear-crop.mts';
import type { Raster } from '../image/raster.mts';
import { SENSIBLE } from '../ocr/line-evidence.mts';
import { outlineIn, type FoundCard } from '../reading/raster-reading.mts';
import { lumaOf } from './luma.mts';
import { middleOf } from './quality.mts';

/** Side of a cell, in millimetres, in which print blends with its ground. */
const CELL = 4;

/** Around a card, in millimetres, for its shadow, and because its place is not exact. */
const MARGIN = 6;

/** How far the luma of a cell is from that of the ground where something lies. */
const OFF = 10;

/** Largest share of off cells on an even ground: a sheet, and no table top. */
const MOST_OFF = 0.25;

/**
 * Least area beside the cards, and of a patch there, in areas of a card. (Twelve drawn pages with blurred cards have patches of
 * 0.46 to 0.84, both sides of one card above a form or a page of text of 0.34 at most.)
 */
const LEAST = { beside: 1.5, patch: 0.4 };

/**
 * Whether a patch on the even ground beside an image's cards may be a card that could not be read. Asked only where both sides
 * were found: these two would seem to be one person's.
 */
export function unreadBeside(raster: Raster, foundCards: readonly FoundCard[]): boolean {
	if (new Set(foundCards.map(({ card }) => card.side)).size < 2) return false;
	const narrowest = Math.min(...foundCards.map((found) => sizeOf(outlineIn(found)).width));
	const pixels = (CELL * narrowest) / CARD.width;
	const width = Math.ceil(raster.width / pixels);
	const height = Math.ceil(raster.height / pixels);
	const { data } = lumaOf(cropBilinear(raster, middleOf(raster, 1), width, height));
	const isIn = (quads: readonly Quad[], cell: number) => {
		const middle: Point = {
			x: (((cell % width) + 0.5) * raster.width) / width,
			y: ((Math.trunc(cell / width) + 0.5) * raster.height) / height,
		};
		return quads.some((quad) => contains(quad, middle));
	};
	const outlines = foundCards.map((found) => outlineIn(found, MARGIN));
	const beside = [...data.keys()].filter((cell) => !isIn(outlines, cell));
	if (inCards(beside.length) < LEAST.beside) return false;
	const ground = median(beside.map((cell) => data[cell]))!;
	const off = beside.filter((cell) => Math.abs(data[cell] - ground) > OFF);
	if (off.length > MOST_OFF * beside.length) return false;
	const read = foundCards.flatMap(({ lines }) => lines.filter(({ score }) => score >= SENSIBLE));
	const quads = read.map(({ quad }) => quad);
	const unread = off.filter((cell) => !isIn(quads, cell));
	return inCards(largestPatch(innerOf(unread, width), width)) >= LEAST.patch;
}

function inCards(cells: number): number {
	return (cells * CELL * CELL) / (CARD.width * CARD.height);
}

/** The cells with all their neighbours: lines of text, seals, signatures and the dark edges of scans have hardly any. */
function innerOf(cells: readonly number[], width: number): Set<number> {
	const all = new Set(cells);
	const isInner = (cell: number) =>
		cell % width > 0 &&
		cell % width < width - 1 &&
		squareAround(cell, width).every((one) => all.has(one));
	return new Set(cells.filter(isInner));
}

/** How many cells the largest patch has. Empties `cells`, none of which is at the left or right edge. */
function largestPatch(cells: Set<number>, width: number): number {
	let largest = 0;
	for (const first of cells) {
		cells.delete(first);
		const patch = [first];
		// Grows while it is gone through.
		for (const cell of patch) {
			patch.push(...squareAround(cell, width).filter((one) => cells.delete(one)));
		}
		largest = Math.max(largest, patch.length);
	}
	return largest;
}

/** The cell and its eight neighbours. */
function squareAround(cell: number, width: number): number[] {
	return [-width, 0, width].flatMap((row) => [-1, 0, 1].map((column) => cell + row + column));
}
