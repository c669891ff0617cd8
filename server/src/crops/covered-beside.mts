import { placeLine, type PlacedLine } from '../card/print/glyph.mts';
import type { ReadCard } from '../card/read-cards.mts';
import type { Quad } from '../geometry/quad.mts';
import { boundsAtAngle, uprightCorners } from '../geometry/rotated-bounds.mts';
import type { PrintBeside } from '../reading/read-beside.mts';
import type { Redactable } from '../../../domain/extra.ts';
import { withMargin } from './covered-places.mts';
import { flowsOf } from './text-flow.mts';
import { writtenAcross, writtenAgain } from './written-again.mts';

/**
 * The places to cover beside the cards, in pixels of the image: each line that repeats a value of any card, by itself
 * or together with its neighbour, and all text that was not read surely or is a character alone.
 */
export function coveredBeside(
	{ lines, unread, alone }: PrintBeside,
	cards: readonly ReadCard[],
	covered: readonly Redactable[],
): Quad[] {
	const placed = lines.map(placeLine);
	const flows = flowsOf(placed);
	const hits = new Set<PlacedLine>();
	for (const { fields } of cards) {
		for (const what of covered) {
			if (what === 'portrait') continue;
			const value = fields[what];
			const again = [
				...placed.flatMap(({ glyphs }) => writtenAgain(what, value, glyphs)),
				...flows.flatMap((flow) =>
					writtenAcross(
						what,
						value,
						flow.flatMap(({ glyphs }) => glyphs),
					),
				),
			];
			for (const { line } of again.flat()) hits.add(line);
		}
	}
	const hidden = [...unread, ...alone];
	const places = [...hits].map(({ line }) => line.quad);
	return [...places, ...hidden, ...gapsInStacks(hidden)].map(withMargin);
}

/**
 * How far hidden places in a stack may be apart, in their widths: up to four characters of drawn stacks were not
 * detected.
 */
const STACK_GAP = 6;

/** The gaps between hidden places that stand one below the other on an upright page. */
function gapsInStacks(hidden: readonly Quad[]): Quad[] {
	const boxes = hidden.map((quad) => boundsAtAngle(quad, 0));
	return boxes.flatMap((one) => {
		const below = boxes.filter((other) => {
			const width = Math.min(one.right - one.left, other.right - other.left);
			const gap = other.top - one.bottom;
			const aside = Math.abs(one.left + one.right - other.left - other.right) / 2;
			return gap > 0 && gap <= STACK_GAP * width && aside <= width / 2;
		});
		return below.map(({ left, right, top }) =>
			uprightCorners({
				left: Math.min(one.left, left),
				right: Math.max(one.right, right),
				top: one.bottom,
				bottom: top,
			}),
		);
	});
}
