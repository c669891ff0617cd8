import type { IdCardFields } from '../../../domain/id-card.ts';
import { cardOutline } from '../card/card-frame.mts';
import { hasLowConfidence } from '../card/confidence.mts';
import type { SourcedFields } from '../card/field-sources.mts';
import { hintedRegion, hintsAtCard, outlineOnPage } from '../card/hints.mts';
import { countInconsistencies } from '../card/inconsistencies.mts';
import { mergePasses } from '../card/merged-passes.mts';
import { readOtherSide, readSourcedCard, showsSeveralCards } from '../card/read-card.mts';
import type { Quad, Size } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import type { TextLine } from '../ocr/text-line.mts';
import type { DetectedLines, TextReader } from '../ocr/text-reader.mts';
import type { Pass, RasterReading } from './raster-reading.mts';
import { readLines, readRotated } from './read-lines.mts';
import { rectify } from './rectify.mts';

/**
 * Long sides, in pixels, that detection works on in a second pass, and in a second one over several
 * cards: the models choose that of the first one, at which the ends of lines of two cards side by side
 * get lost.
 */
export const CLOSER_SIDE = 960;
const SEVERAL_CARDS_SIDE = 640;

/** Fewer lines are no card, at any size. */
const MIN_LINES = 3;

/** A pass, and whether another one is worth its time. */
interface AssessedPass extends Pass {
	/** Part of a card was seen, and a closer pass may read more. */
	mayImprove: boolean;
	/** Several cards share the image, so each is small and a closer pass is more reliable. */
	hasSeveralCards: boolean;
}

/**
 * Reads the card in an image. One pass suffices for most images. Small or skewed text is rectified
 * first; an incomplete, inconsistent or missing card gets a closer pass, and then a third one.
 */
export async function readRaster(reader: TextReader, raster: Raster): Promise<RasterReading> {
	const { found, region } = await rectify(
		reader,
		await reader.detect(raster, reader.firstSide),
		reader.firstSide,
	);
	const { width, height } = found.raster;
	try {
		return { ...(await readFound(reader, found)), workingSize: { width, height }, region };
	} finally {
		if (region !== null) found.raster.data.fill(0);
	}
}

/**
 * Makes a first pass and, where it may help, a closer one over the region of the card; if that is not
 * enough, a third one with the contrast stretched or over the region that the second one hints at.
 */
async function readFound(
	reader: TextReader,
	found: DetectedLines,
): Promise<Pick<RasterReading, 'fields' | 'otherSide' | 'passes'>> {
	const first = await runPass(reader, found);
	const isCard = first.card !== null;
	if (isCard && !first.mayImprove && !first.hasSeveralCards) {
		return { ...mergeSides([first]), passes: [first] };
	}
	const side = isCard && !first.mayImprove ? SEVERAL_CARDS_SIDE : CLOSER_SIDE;
	const outline = nextRegion(first, found.raster);
	const second = await runPass(reader, await detectCloser(reader, found.raster, outline, side));
	const passes = [first, second];
	const preferred = first.hasSeveralCards ? [second, first] : passes;
	const isSettled = passes.some(({ card, mayImprove }) => card !== null && !mayImprove);
	if (isSettled || !passes.some(({ mayImprove }) => mayImprove)) {
		return { ...mergeSides(preferred), passes };
	}
	const region = outline ?? (isCard ? null : nextRegion(second, found.raster));
	const contrastStretch = region === outline;
	const third = await runPass(
		reader,
		await detectCloser(reader, found.raster, region, side, { contrastStretch }),
	);
	return { ...mergeSides([...preferred, third]), passes: [...passes, third] };
}

/** The region for a closer pass: the card or what hints at one; `null` for the whole image. */
function nextRegion(
	{ card, lines, hasSeveralCards, otherSide }: AssessedPass,
	image: Size,
): Quad | null {
	if (card === null) return hintedRegion(lines, image);
	const isAlone = !hasSeveralCards && otherSide === null;
	return cardOutline(lines) ?? (isAlone ? outlineOnPage(lines, image) : null);
}

/** Merges what the passes, preferred ones first, read of the card and of its other side. */
function mergeSides(passes: readonly Pass[]): Pick<RasterReading, 'fields' | 'otherSide'> {
	const fields = mergePasses(passes.map(({ card }) => card));
	return { fields, otherSide: mergePasses(passes.map((pass) => otherSideOf(fields, pass))) };
}

/** The pass's reading of the other side; another pass may have taken that side for the card. */
function otherSideOf(fields: IdCardFields | null, pass: Pass): SourcedFields | null {
	if (fields === null) return null;
	const sides = pass.otherSide === null ? [] : [pass.card, pass.otherSide];
	return sides.find((side) => side !== null && side.fields.side !== fields.side) ?? null;
}

/** Detects the lines in the region, or in the whole image. */
async function detectCloser(
	reader: TextReader,
	raster: Raster,
	region: Quad | null,
	longSide: number,
	{ contrastStretch = false } = {},
): Promise<DetectedLines> {
	const rendering = { contrastStretch, bicubic: true };
	if (region === null) return reader.detect(raster, longSide, { first: true, ...rendering });
	return reader.detectWithin(raster, region, longSide, rendering);
}

/** Reads the lines and, where they show no card, those across them as well. */
async function runPass(reader: TextReader, found: DetectedLines): Promise<AssessedPass> {
	if (found.quads.length < MIN_LINES) return passWithoutCard([], true);
	const lines = await readLines(reader, found);
	const first = readSourcedCard(lines);
	if (first !== null) return passWithCard(lines, first);
	const all = [...lines, ...(await readRotated(reader, found, lines))];
	const card = readSourcedCard(all);
	return card === null ? passWithoutCard(all, hintsAtCard(all)) : passWithCard(all, card);
}

function passWithoutCard(lines: readonly TextLine[], mayImprove: boolean): AssessedPass {
	return { lines, card: null, otherSide: null, mayImprove, hasSeveralCards: false };
}

function passWithCard(lines: readonly TextLine[], card: SourcedFields): AssessedPass {
	const otherSide = readOtherSide(lines);
	const sides = otherSide === null ? [card] : [card, otherSide];
	const mayImprove = sides.some(
		(side) => countInconsistencies(side.fields) > 0 || hasLowConfidence(side),
	);
	return { lines, card, otherSide, mayImprove, hasSeveralCards: showsSeveralCards(lines) };
}
