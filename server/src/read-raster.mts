import type { IdCardFields } from '../../domain/id-card.ts';
import { doubtsAbout, joined } from './card/doubts.mts';
import { hintsAtCard, readCard } from './card/read-card.mts';
import type { Raster } from './image/raster.mts';
import { turnedOver, type FoundLines, type TextReader } from './ocr/pipeline.mts';
import { medianAngle, medianHeight, textRegion } from './ocr/text-region.mts';

/** Long sides, in pixels, that detection works on: the usual one, and one for a second look. */
const USUAL_SIDE = 640;
const CLOSE_SIDE = 960;

/** Lines lower than this, in pixels of detection, run into each other or are not found. */
const MIN_LINE_HEIGHT = 20;

/** Text that runs further than this from level, in radians, is not what detection learnt. */
const MAX_ANGLE = Math.PI / 5;

/** Fewer lines than this are no card, however close one looks. */
const MIN_LINES = 3;

/** Lines read more surely than this, on average, are not upside down. */
const UPRIGHT_SCORE = 0.85;

/** What one look at a picture gave. */
interface Look {
	fields: IdCardFields | null;
	/** Whether a closer look may give more. */
	promising: boolean;
}

/**
 * Reads the card in a picture. The first look suffices for most; a card that is small or turned
 * is cut out upright and looked at again, and so is one that left doubts.
 */
export async function readRaster(
	reader: TextReader,
	raster: Raster,
): Promise<IdCardFields | null> {
	const found = await cutOut(reader, await reader.find(raster, USUAL_SIDE));
	const { fields, promising } = await look(reader, found);
	if (!promising) return fields;
	const closer = await reader.find(found.raster, CLOSE_SIDE, { first: true });
	const second = await look(reader, closer);
	return joined(fields, second.fields);
}

/** Cuts the text out of the picture, upright, where it is too small or too far from level. */
async function cutOut(reader: TextReader, found: FoundLines): Promise<FoundLines> {
	const { raster, quads } = found;
	if (quads.length < MIN_LINES) return found;
	const scale = USUAL_SIDE / Math.max(raster.width, raster.height);
	const small = medianHeight(quads) * scale < MIN_LINE_HEIGHT;
	const turned = Math.abs(medianAngle(quads)) > MAX_ANGLE;
	if (!small && !turned) return found;
	const upright = await reader.crop(raster, textRegion(quads), Infinity);
	return reader.find(upright, USUAL_SIDE, { first: true });
}

/** Reads the lines and, when they make no sense that way, reads them again from the other end. */
async function look(reader: TextReader, found: FoundLines): Promise<Look> {
	if (found.quads.length < MIN_LINES) return { fields: null, promising: true };
	const lines = await reader.read(found);
	const fields = readCard(lines);
	if (fields !== null) return { fields, promising: doubtsAbout(fields) > 0 };
	const score = lines.reduce((sum, line) => sum + line.score, 0) / Math.max(1, lines.length);
	if (score > UPRIGHT_SCORE) return { fields, promising: hintsAtCard(lines) };
	const turned = await reader.read(turnedOver(found));
	const turnedFields = readCard(turned);
	if (turnedFields === null) return { fields: null, promising: hintsAtCard([...lines, ...turned]) };
	return { fields: turnedFields, promising: doubtsAbout(turnedFields) > 0 };
}
