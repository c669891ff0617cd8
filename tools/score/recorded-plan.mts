import { readCards, withProven, type ReadCard } from '../../server/src/card/read-cards.mts';
import type { Size } from '../../server/src/geometry/quad.mts';
import { nextPass, type MadePass } from '../../server/src/reading/passes.mts';
import type { CardPlan, LinePass } from './card-plan.mts';

/** Gives the first of the {@link recordedCards}, and the other side. */
export const recordedPlan: CardPlan = (recorded, image) => {
	const [first, ...others] = recordedCards(recorded, image);
	const other = others.find(({ side }) => side !== first.side);
	return { fields: first?.fields ?? null, otherSide: other?.fields ?? null };
};

/**
 * What `read-raster` does, as far as the recorded passes allow: its closer pass is over the card only,
 * pale characters cannot be told without pixels, and it reads some lines again.
 */
export function recordedCards(recorded: readonly LinePass[], image: Size): readonly ReadCard[] {
	const linesOf = (name: string) => recorded.find((one) => one.name === name)?.lines;
	const passes: MadePass[] = [{ aim: 'first', isInk: false, lines: linesOf('first') ?? [] }];
	let cards = readCards(passes);
	for (;;) {
		const next = nextPass({ cards, passes, image });
		// Cells are read from pixels.
		const lines = next?.aim === 'cells' ? [] : next && linesOf(next.aim);
		if (!next || !lines) return cards;
		passes.push({ aim: next.aim, isInk: next.aim === 'ink', lines });
		cards = withProven(readCards(passes), cards);
	}
}
