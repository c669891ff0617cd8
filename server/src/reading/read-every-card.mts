import { toReadAgain } from '../card/review/confidences.mts';
import { flawsIn } from '../card/review/flaws.mts';
import { TRUNCATABLE } from '../card/fields/truncation.mts';
import { furtherRegions } from '../card/placing/further-hints.mts';
import { isSamePlace } from '../card/placing/placement.mts';
import { isProven, type ReadCard } from '../card/read-cards.mts';
import { RIM } from '../card/layout/template.mts';
import { centerOf, contains, mapFromCrop, sizeOf, type Quad } from '../geometry/quad.mts';
import { rowByRow } from '../geometry/row-by-row.mts';
import type { Raster } from '../image/raster.mts';
import { FEW_LINES } from '../ocr/line-evidence.mts';
import type { TextReader } from '../ocr/text-reader.mts';
import { CLOSER_SIDE } from './passes.mts';
import {
	foundIn,
	linesIn,
	mapOf,
	outlineIn,
	type FoundCard,
	type RasterReading,
} from './raster-reading.mts';
import { quadsAcross, readAcross, RENDERING } from './read-lines.mts';
import { readRaster } from './read-raster.mts';

/** Most regions read: no page has more sides of cards, and each takes about as long as an image. */
const MOST_REGIONS = 16;

/**
 * Returns every card in an image, whatever its direction: the first one with a sound number, or else the reading's first
 * card, then the others in reading order. If several were found, or words hint at further ones, unsure ones are read
 * again, each from its part of the image; an image with one card costs no further pass.
 */
export async function readEveryCard(
	reader: TextReader,
	raster: Raster,
	reading: RasterReading,
): Promise<FoundCard[]> {
	// If words hint at a card but none was found, the reading has already looked closer.
	if (reading.cards.length === 0) return [];
	const lines = [...linesIn(reading), ...(await linesAcross(reader, raster, reading))];
	let found = foundIn(reading, lines);
	const known = found.map((one) => outlineIn(one, RIM));
	const regions = [...unsureOf(found), ...furtherRegions(lines, raster, known)];
	for (const region of regions.slice(0, MOST_REGIONS)) {
		for (const card of await readRegion(reader, raster, region)) found = withCard(found, card);
	}
	return inOrder(found);
}

/** The lines that run across the others, if there are enough for a card. */
async function linesAcross(reader: TextReader, raster: Raster, reading: RasterReading) {
	const quads = quadsAcross(reading.quads ?? []).map(mapOf(reading));
	if (quads.length < FEW_LINES) return [];
	return readAcross(reader, { raster, ...RENDERING }, quads);
}

/** The outlines of those of several cards that are worth another look; a single one was already looked at closer. */
function unsureOf(found: readonly FoundCard[]): Quad[] {
	if (found.length < 2) return [];
	return found.filter(({ card }) => toReadAgain(card).length > 0).map((one) => outlineIn(one, RIM));
}

/** Reads the cards whose print lies entirely in a part of the image. */
async function readRegion(reader: TextReader, raster: Raster, region: Quad): Promise<FoundCard[]> {
	const part = await reader.rectify(raster, region, Math.max(raster.width, raster.height));
	try {
		const reading = await readRaster(reader, part, CLOSER_SIDE.several);
		const inPart = mapOf(reading);
		const whole = (quad: Quad) => mapFromCrop(quad, part, region);
		const inImage = (quad: Quad) => whole(inPart(quad));
		const lines = linesIn(reading).map((line) => ({ ...line, quad: whole(line.quad) }));
		return reading.cards
			.map((card) => ({ card, inImage, lines }))
			.filter((found) => outlineIn(found, -RIM).every((corner) => contains(region, corner)));
	} finally {
		part.data.fill(0);
	}
}

/** Adds a card; of two readings of one card, the better one stays in its place. */
function withCard(found: readonly FoundCard[], other: FoundCard): FoundCard[] {
	const index = found.findIndex((one) => isSamePlace(outlineIn(one), outlineIn(other)));
	if (index < 0) return [...found, other];
	if (!isBetter(other.card, found[index].card)) return [...found];
	return found.with(index, { ...other, lines: [...found[index].lines, ...other.lines] });
}

/**
 * Whether a closer reading has fewer flaws, then fewer fields to read again, then at least as many points. One that lacks the
 * end of a text has no flaw to show for it.
 */
function isBetter(closer: ReadCard, other: ReadCard): boolean {
	const isCutShort = TRUNCATABLE.some((name) => {
		const text = closer.fields[name];
		const whole = other.fields[name];
		return text !== null && text !== whole && whole?.startsWith(text);
	});
	if (isCutShort) return false;
	const [one, rival] = [closer, other].map((card) => [
		flawsIn(card).length,
		toReadAgain(card).length,
		-card.points,
	]);
	const decisive = one.findIndex((count, index) => count !== rival[index]);
	return decisive < 0 || one[decisive] < rival[decisive];
}

/** The first card, or the first one with a sound number if that has none; then the others row by row. */
function inOrder(found: readonly FoundCard[]): FoundCard[] {
	const first = found.find(({ card }) => isProven(card)) ?? found[0];
	const placed = found
		.filter((one) => one !== first)
		.map((found) => ({ found, ...centerOf(outlineIn(found)) }));
	const sorted = rowByRow(placed, ({ found, y }, topmost) => {
		const { width, height } = sizeOf(outlineIn(found));
		return y - topmost.y < Math.min(width, height) / 2;
	});
	return [first, ...sorted.map(({ found }) => found)];
}
