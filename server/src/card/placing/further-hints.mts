import { contains, type Quad, type Size } from '../../geometry/quad.mts';
import type { TextLine } from '../../ocr/text-line.mts';
import type { FoundWord } from './found-words.mts';
import { regionAround, wordsIn } from './hints.mts';

/** Minimum points of the words in a region worth a look: a short label may be on any form. (A choice.) */
const MIN_POINTS = 2;

/**
 * The regions where words hint at further cards, strongest hint first. Words within `seen` quads are
 * ignored.
 */
export function furtherRegions(
	lines: readonly TextLine[],
	image: Size,
	seen: readonly Quad[],
): Quad[] {
	const isSeen = ({ glyphs: [{ at }] }: FoundWord) => seen.some((quad) => contains(quad, at));
	let words = wordsIn(lines).filter((word) => !isSeen(word));
	const regions: Quad[] = [];
	while (words.length > 0) {
		const [best] = words;
		const region = regionAround(best, image);
		const within = ({ glyphs: [{ at }] }: FoundWord) => contains(region, at);
		// If two words stand for one anchor, the last one counts, which is the stronger.
		const anchors = new Map(
			words
				.filter(within)
				.toReversed()
				.map(({ anchor: { name }, points }) => [name, points]),
		);
		const points = [...anchors.values()].reduce((sum, one) => sum + one, 0);
		if (points >= MIN_POINTS) regions.push(region);
		words = words.filter((word) => word !== best && !within(word));
	}
	return regions;
}
