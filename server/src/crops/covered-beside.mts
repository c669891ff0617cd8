import { placeLine, type PlacedLine } from '../card/glyph.mts';
import type { ReadCard } from '../card/read-cards.mts';
import type { Quad } from '../geometry/quad.mts';
import type { PrintBeside } from '../reading/read-beside.mts';
import type { Redactable } from '../../../domain/extra.ts';
import { withMargin } from './covered-places.mts';
import { flowsOf } from './text-flow.mts';
import { writtenAcross, writtenAgain } from './written-again.mts';

/**
 * The places to cover beside the cards, in pixels of the image: each line that repeats a value of any card, by itself
 * or together with its neighbour, and all text that was not read surely.
 */
export function coveredBeside(
	{ lines, unread }: PrintBeside,
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
	return [...[...hits].map(({ line }) => line.quad), ...unread].map(withMargin);
}
