import { cutNumber, wholeNumberQuad } from '../card/cut-number.mts';
import { sizeOf, withReadingRotated } from '../geometry/quad.mts';
import type { FoundLines, TextReader } from '../ocr/pipeline.mts';
import type { TextLine } from '../ocr/text-line.mts';

/** Reads the lines; that of a number which detection cut is read once more, as long as numbers are. */
export async function readLines(
	reader: TextReader,
	found: FoundLines,
): Promise<readonly TextLine[]> {
	const lines = await reader.read(found);
	const cut = cutNumber(lines);
	if (cut === undefined) return lines;
	const [whole] = await reader.read({ ...found, quads: [wholeNumberQuad(cut)], fine: true });
	if (whole === undefined || whole.text.length <= cut.text.length) return lines;
	return lines.map((line) => (line === cut ? whole : line));
}

/** A line read this surely is read in its own direction, */
const SURE_SCORE = 0.85;

/** unless it has fewer characters: figures look alike in several. */
const MIN_CHARACTERS = 3;

/** A card has a dozen lines; more that nobody can read are another script, or a page upside down. */
const MOST_UNREAD = 24;

/**
 * What nobody could read among the lines, read in the other directions that it may run in: a card may lie
 * on a page in another direction than the page's text. Gives the lines that could be read then.
 */
export async function readOtherways(
	reader: TextReader,
	found: FoundLines,
	lines: readonly TextLine[],
): Promise<TextLine[]> {
	const known = new Set(lines.map(({ quad }) => quad));
	const unread = found.quads.filter((quad) => !known.has(quad));
	if (unread.length === 0 || unread.length > MOST_UNREAD) return [];
	const ways = unread.flatMap((quad) => {
		const { width, height } = sizeOf(quad);
		const quarters = height > width ? [1, 3] : [2];
		return quarters.map((turns) => withReadingRotated(quad, turns));
	});
	const read = await reader.read({ ...found, quads: ways });
	return read.filter(
		({ score, characters }) => score > SURE_SCORE && characters.length >= MIN_CHARACTERS,
	);
}
