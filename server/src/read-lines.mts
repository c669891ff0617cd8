import { cutNumber, wholeNumberQuad } from './card/cut-number.mts';
import type { FoundLines, TextReader } from './ocr/pipeline.mts';
import type { TextLine } from './ocr/text-line.mts';

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
