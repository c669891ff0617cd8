import type { IdCardFields } from '../../../domain/id-card.ts';
import { cardOutline } from '../card/card-frame.mts';
import { doubtsAbout, isUnsure } from '../card/doubts.mts';
import type { SourcedFields } from '../card/field-sources.mts';
import { hintedRegion, hintsAtCard, outlineOnPage } from '../card/hints.mts';
import { joinedLooks } from '../card/joined-looks.mts';
import { readOtherSide, readSourcedCard, showsSeveralCards } from '../card/read-card.mts';
import { cutOut } from './rectify.mts';
import type { Quad, Size } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { turnedOver, type FoundLines, type TextReader } from '../ocr/pipeline.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { readLines, readOtherways } from './read-lines.mts';

/**
 * Long sides, in pixels, that detection works on: the usual one, one for a second look, and one for
 * a second look at several cards. A card that fills the picture reads as well at 512 as at 640, in
 * two thirds of the time; of two beside each other the ends of lines get lost.
 */
const USUAL_SIDE = 512;
const CLOSE_SIDE = 960;
const CROWDED_SIDE = 640;

/** Fewer lines than this are no card, however close one looks. */
const MIN_LINES = 3;

/** Lines read more surely than this, on average, are not upside down. */
const UPRIGHT_SCORE = 0.85;

/** What one look at a picture gave. */
export interface Look {
	lines: readonly TextLine[];
	card: SourcedFields | null;
	/** The card's other side, where the picture shows both. */
	otherSide: SourcedFields | null;
}

/** The card in a picture and what was seen on the way to it. */
export interface RasterReading {
	/** `null` when the picture shows no readable card. */
	fields: IdCardFields | null;
	/** Those of the other side, where the picture shows both. */
	otherSide: IdCardFields | null;
	/** One to three. Places in them are in pixels of `seen`. */
	looks: readonly Look[];
	/** The size of the picture itself, or of what was cut out of it. */
	seen: Size;
	/** Where in the picture `seen` was cut out, a rectangle; `null` when it is the picture itself. */
	region: Quad | null;
}

/** A look, and what speaks for a closer one. */
interface FirstLook extends Look {
	/** Something of a card was seen, and a closer look may give more. */
	promising: boolean;
	/** Several cards share the picture, so each is small and a closer look is the surer one. */
	crowded: boolean;
}

/**
 * Reads the card in a picture. The first look suffices for most; a card that is small or askew
 * is cut out upright and looked at again, and so is one that left doubts or was not seen at all.
 */
export async function readRaster(reader: TextReader, raster: Raster): Promise<RasterReading> {
	const { found, region } = await cutOut(reader, await reader.find(raster, USUAL_SIDE), USUAL_SIDE);
	const { width, height } = found.raster;
	try {
		return { ...(await readFound(reader, found)), seen: { width, height }, region };
	} finally {
		if (region !== null) found.raster.data.fill(0);
	}
}

/**
 * Reads lines and, where it pays, looks closer at the card that they are on; where that leaves
 * something open, once more with all the contrast that there is.
 */
async function readFound(
	reader: TextReader,
	found: FoundLines,
): Promise<Omit<RasterReading, 'seen' | 'region'>> {
	const first = await look(reader, found);
	const isCard = first.card !== null;
	if (isCard && !first.promising && !first.crowded) {
		return { ...joinedSides([first]), looks: [first] };
	}
	const side = isCard && !first.promising ? CROWDED_SIDE : CLOSE_SIDE;
	const outline = partToLookAt(first, found.raster);
	const second = await look(reader, await findCloser(reader, found.raster, outline, side));
	const looks = [first, second];
	const believed = first.crowded ? [second, first] : looks;
	const isSettled = looks.some(({ card, promising }) => card !== null && !promising);
	if (isSettled || !looks.some(({ promising }) => promising)) {
		return { ...joinedSides(believed), looks };
	}
	const nearer = outline ?? (isCard ? null : partToLookAt(second, found.raster));
	const stretch = nearer === outline;
	const third = await look(
		reader,
		await findCloser(reader, found.raster, nearer, side, { stretch }),
	);
	return { ...joinedSides([...believed, third]), looks: [...looks, third] };
}

/** Where to look closer: at the card or at what hints at one; `null` where that is all of the picture. */
function partToLookAt({ card, lines, crowded, otherSide }: FirstLook, picture: Size): Quad | null {
	if (card === null) return hintedRegion(lines, picture);
	const isAlone = !crowded && otherSide === null;
	return cardOutline(lines) ?? (isAlone ? outlineOnPage(lines, picture) : null);
}

/** What the looks, the ones to believe first, saw of the card and of its other side. */
function joinedSides(looks: readonly Look[]): Pick<RasterReading, 'fields' | 'otherSide'> {
	const fields = joinedLooks(looks.map(({ card }) => card));
	return { fields, otherSide: joinedLooks(looks.map((one) => sideOtherThan(fields, one))) };
}

/** What a look may have taken for the card, too, where another one took the other side for it. */
function sideOtherThan(fields: IdCardFields | null, look: Look): SourcedFields | null {
	if (fields === null) return null;
	const sides = look.otherSide === null ? [] : [look.card, look.otherSide];
	return sides.find((side) => side !== null && side.fields.side !== fields.side) ?? null;
}

/** Finds the lines of the card alone where its outline is known. */
async function findCloser(
	reader: TextReader,
	raster: Raster,
	outline: Quad | null,
	longSide: number,
	{ stretch = false } = {},
): Promise<FoundLines> {
	const rendering = { stretch, fine: true };
	if (outline === null) return reader.find(raster, longSide, { first: true, ...rendering });
	return reader.findWithin(raster, outline, longSide, rendering);
}

/** Reads the lines and, when they make no sense that way, reads them again from the other end. */
async function look(reader: TextReader, found: FoundLines): Promise<FirstLook> {
	if (found.quads.length < MIN_LINES) return lookAtNoCard([], true);
	const lines = await readLines(reader, found);
	const card = readSourcedCard(lines);
	if (card !== null) return lookAtCard(lines, card);
	const score = meanScore(lines);
	if (score > UPRIGHT_SCORE) return lookOtherways(reader, found, lines);
	const turned = await readLines(reader, turnedOver(found));
	const turnedCard = readSourcedCard(turned);
	if (turnedCard !== null) return lookAtCard(turned, turnedCard);
	const better = meanScore(turned) > score ? turned : lines;
	return lookAtNoCard(better, hintsAtCard([...lines, ...turned]));
}

/** Reads what could not be read in other directions, where lines that make sense show no card. */
async function lookOtherways(
	reader: TextReader,
	found: FoundLines,
	lines: readonly TextLine[],
): Promise<FirstLook> {
	const all = [...lines, ...(await readOtherways(reader, found, lines))];
	const card = readSourcedCard(all);
	return card === null ? lookAtNoCard(all, hintsAtCard(all)) : lookAtCard(all, card);
}

function lookAtNoCard(lines: readonly TextLine[], promising: boolean): FirstLook {
	return { lines, card: null, otherSide: null, promising, crowded: false };
}

function lookAtCard(lines: readonly TextLine[], card: SourcedFields): FirstLook {
	const otherSide = readOtherSide(lines);
	const sides = otherSide === null ? [card] : [card, otherSide];
	const promising = sides.some((side) => doubtsAbout(side.fields) > 0 || isUnsure(side));
	return { lines, card, otherSide, promising, crowded: showsSeveralCards(lines) };
}

function meanScore(lines: readonly TextLine[]): number {
	return lines.reduce((sum, { score }) => sum + score, 0) / Math.max(1, lines.length);
}
