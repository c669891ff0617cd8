import {
	centerOf,
	contains,
	partAlong,
	sizeOf,
	withReadingRotated,
	type Quad,
} from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { SENSIBLE } from '../ocr/line-evidence.mts';
import { affordable } from '../ocr/line-budget.mts';
import type { TextLine } from '../ocr/text-line.mts';
import type { TextReader } from '../ocr/text-reader.mts';
import { linesIn, mapOf, type RasterReading } from './raster-reading.mts';
import { RENDERING } from './read-lines.mts';

/** Print beside the cards of an image, in its pixels. */
export interface PrintBeside {
	/** Every reading, sure or not; where the direction is in doubt, one for each. */
	lines: readonly TextLine[];
	/** Places with text that was not read surely. */
	unread: readonly Quad[];
	/** Places with a character alone, which may be one of a stack that only a person reads as a line. */
	alone: readonly Quad[];
	/** Whether there is text that makes sense only in a mirror. */
	isMirrored: boolean;
}

/**
 * Long side of the detection, in pixels: of an A4 page, it sees print of 7 points. The first pass, at less than
 * half of it, sees larger print as a whole.
 */
const LONG_SIDE = 1280;

/** Most lines detected at that: a page of A4 full of print of 7 points has some 700. */
const MOST_LINES = 2000;

/** Digits do not show a direction: they make some sense upside down. */
const CHINESE = /\p{Script=Han}{2}/u;

/** Chinese of this length makes no sense in a mirror by chance: few characters are symmetrical. */
const MIRRORED = /\p{Script=Han}{4}/u;

/** Up to this aspect ratio, a box may hold a line along or across. */
const SQUARE = 1.5;

/** So many times what a page's reading affords is read for a copy: a full page of A4 in 12 points takes three. */
const PORTIONS = 4;

/** Longer lines, in heights, are read in pieces; a number of 18 digits is whole in one of them. */
const LONGEST = { line: 30, overlap: 10 };

/** Boxes of the same text: share of the larger one that the smaller one has at least. */
const SAME = 0.6;

/** Reads all text that is detected outside these outlines of cards, in whatever direction it runs. */
export async function readBeside(
	reader: TextReader,
	raster: Raster,
	reading: RasterReading,
	outlines: readonly Quad[],
): Promise<PrintBeside> {
	const isBeside = (quad: Quad) => !outlines.some((one) => contains(one, centerOf(quad)));
	const detected = await reader.detect(raster, LONG_SIDE, { most: MOST_LINES });
	const closer = detected.quads.filter(isBeside).flatMap(inPieces);
	const first = (reading.quads ?? []).map(mapOf(reading)).filter(isBeside).flatMap(inPieces);
	const places = [...closer, ...first];
	const lines = linesIn(reading).filter(({ quad }) => isBeside(quad));
	const without = (isProof: (line: TextLine) => boolean) => {
		const proofs = lines.filter(isProof).map(({ quad }) => quad);
		return places.filter((place) => !proofs.some((quad) => isSamePlace(quad, place)));
	};
	const isAlone = ({ characters }: TextLine) => characters.length === 1;
	// A draft tells what a card says, not what must be covered.
	const isSure = (line: TextLine) => line.score > SENSIBLE && !isAlone(line) && !line.isDraft;
	const isDirected = (line: TextLine) => isSure(line) && CHINESE.test(line.text);
	for (const quads of portionsOf(without(isDirected))) {
		lines.push(...(await reader.recognize({ raster, quads, ...RENDERING })));
	}
	const undirected = without(isDirected);
	const turned = portionsOf(undirected).flat();
	lines.push(...(await readEach(reader, raster, turned.flatMap(turnsOf))));
	const illegible = without(isSure);
	// What was not read in every direction may be a number that is upside down.
	const unturned = undirected.filter((place) => !turned.includes(place));
	// The first pass may take several small lines for one.
	const isSeenCloser = (place: Quad) =>
		first.includes(place) && closer.some((quad) => contains(place, centerOf(quad)));
	const hidden = [...new Set([...illegible, ...unturned])].filter((place) => !isSeenCloser(place));
	const others = new Set(without((line) => line.score > SENSIBLE && isAlone(line)));
	const unread = hidden.filter((place) => others.has(place));
	const alone = hidden.filter((place) => !others.has(place));
	const mirror = affordable(illegible).flatMap(directionsOf).map(inMirror);
	const mirrored = await readEach(reader, raster, mirror);
	const isMirrored = mirrored.some((line) => isSure(line) && MIRRORED.test(line.text));
	return { lines, unread, alone, isMirrored };
}

/** As many of the lines as several images have, in portions that are read at once. */
function portionsOf(quads: readonly Quad[]): Array<readonly Quad[]> {
	const portions: Array<readonly Quad[]> = [];
	let rest = quads;
	while (portions.length < PORTIONS && rest.length > 0) {
		const portion = affordable(rest);
		portions.push(portion);
		rest = rest.filter((quad) => !portion.includes(quad));
	}
	return portions;
}

/** Reads lines each by itself, so that none is turned as the others run. */
async function readEach(
	reader: TextReader,
	raster: Raster,
	quads: readonly Quad[],
): Promise<TextLine[]> {
	const read = quads.map((quad) => reader.recognize({ raster, quads: [quad], ...RENDERING }));
	// Not before the last one has ended: the image is another's then.
	await Promise.allSettled(read);
	return (await Promise.all(read)).flat();
}

/** The directions that a line in this box may run in, but for the box's own. */
function turnsOf(quad: Quad): Quad[] {
	return directionsOf(quad).filter((one) => one[0] !== quad[0]);
}

function directionsOf(quad: Quad): Quad[] {
	const { width, height } = sizeOf(quad);
	const turns = [
		...(SQUARE * width > height ? [0, 2] : []),
		...(SQUARE * height > width ? [1, 3] : []),
	];
	return turns.map((turn) => withReadingRotated(quad, turn));
}

/** The quad whose crop is the mirror image. */
function inMirror([topLeft, topRight, bottomRight, bottomLeft]: Quad): Quad {
	return [topRight, topLeft, bottomLeft, bottomRight];
}

/** A long line's box as several that overlap. */
function inPieces(quad: Quad): Quad[] {
	const { width, height } = sizeOf(quad);
	const length = width / Math.max(1, height);
	if (length <= LONGEST.line) return [quad];
	const count = Math.ceil((length - LONGEST.overlap) / (LONGEST.line - LONGEST.overlap));
	const [share, last] = [LONGEST.line / length, Math.max(1, count - 1)];
	return Array.from({ length: count }, (_, index) => {
		const from = ((1 - share) * index) / last;
		return partAlong(quad, from, from + share);
	});
}

function isSamePlace(one: Quad, other: Quad): boolean {
	const [area, rival] = [one, other].map(sizeOf).map(({ width, height }) => width * height);
	return (
		Math.min(area, rival) >= SAME * Math.max(area, rival) &&
		contains(one, centerOf(other)) &&
		contains(other, centerOf(one))
	);
}
