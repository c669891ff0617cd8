import { fullNumberQuad, truncatedNumber } from '../card/truncated-number.mts';
import { sizeOf, withReadingRotated } from '../geometry/quad.mts';
import type { TextLine } from '../ocr/text-line.mts';
import type { DetectedLines, TextReader } from '../ocr/text-reader.mts';

/** Recognizes the lines; an ID number that detection truncated is read again at its full length. */
export async function readLines(
	reader: TextReader,
	found: DetectedLines,
): Promise<readonly TextLine[]> {
	const lines = await reader.recognize(found);
	const truncated = truncatedNumber(lines);
	if (truncated === undefined) return lines;
	const request = { ...found, quads: [fullNumberQuad(truncated)], bicubic: true };
	const [full] = await reader.recognize(request);
	if (full === undefined || full.text.length <= truncated.text.length) return lines;
	return lines.map((line) => (line === truncated ? full : line));
}

/** A line read with a higher score runs in the direction it was read in, */
const MIN_SCORE = 0.85;

/** unless it has fewer characters: some digits look alike in several directions. */
const MIN_CHARACTERS = 3;

/** A card has a dozen lines; more unreadable ones are another script or a page upside down. */
const MOST_UNREADABLE = 24;

/**
 * Reads the lines that could not be read again, rotated: a card on a page may have another
 * orientation than the page's text. Returns those that can be read this way.
 */
export async function readRotated(
	reader: TextReader,
	found: DetectedLines,
	lines: readonly TextLine[],
): Promise<TextLine[]> {
	const known = new Set(lines.map(({ quad }) => quad));
	const unreadable = found.quads.filter((quad) => !known.has(quad));
	if (unreadable.length === 0 || unreadable.length > MOST_UNREADABLE) return [];
	const rotated = unreadable.flatMap((quad) => {
		const { width, height } = sizeOf(quad);
		const quarters = height > width ? [1, 3] : [2];
		return quarters.map((turns) => withReadingRotated(quad, turns));
	});
	const read = await reader.recognize({ ...found, quads: rotated });
	return read.filter(
		({ score, characters }) => score > MIN_SCORE && characters.length >= MIN_CHARACTERS,
	);
}
