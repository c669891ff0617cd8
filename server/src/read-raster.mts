import type { IdCardFields } from '../../domain/id-card.ts';
import { doubtsAbout, joined } from './card/doubts.mts';
import { readCard } from './card/read-card.mts';
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

/**
 * Reads the card in a picture. The first look suffices for most; a card that is small or turned
 * is cut out upright and looked at again, and so is one that left doubts.
 */
export async function readRaster(reader: TextReader, raster: Raster): Promise<IdCardFields | null> {
	const first = await lookCloser(reader, await reader.find(raster, USUAL_SIDE));
	const fields = await readEitherWay(reader, first);
	if (fields !== null && doubtsAbout(fields) === 0) return fields;
	const second = await reader.find(first.raster, CLOSE_SIDE, { first: true });
	return joined(fields, await readEitherWay(reader, second));
}

async function lookCloser(reader: TextReader, found: FoundLines): Promise<FoundLines> {
	const { raster, quads } = found;
	if (quads.length < MIN_LINES) return found;
	const scale = USUAL_SIDE / Math.max(raster.width, raster.height);
	const small = medianHeight(quads) * scale < MIN_LINE_HEIGHT;
	const turned = Math.abs(medianAngle(quads)) > MAX_ANGLE;
	if (!small && !turned) return found;
	const upright = await reader.crop(raster, textRegion(quads), Infinity);
	return reader.find(upright, USUAL_SIDE, { first: true });
}

/** Reads the lines and, when they are no card's, reads them again from the other end. */
async function readEitherWay(reader: TextReader, found: FoundLines) {
	if (found.quads.length < MIN_LINES) return null;
	const fields = readCard(await reader.read(found));
	return fields ?? readCard(await reader.read(turnedOver(found)));
}
