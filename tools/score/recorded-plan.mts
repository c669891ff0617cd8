import { readCards } from '../../server/src/card/read-cards.mts';
import { nextPass, type MadePass } from '../../server/src/reading/passes.mts';
import type { CardPlan } from './card-plan.mts';

/**
 * What `read-raster` does, as far as the recorded passes allow: its closer pass is over the card only,
 * pale characters cannot be told without pixels, and it reads some lines again.
 */
export const recordedPlan: CardPlan = (recorded, image) => {
	const linesOf = (name: string) => recorded.find((one) => one.name === name)?.lines;
	const passes: MadePass[] = [{ aim: 'first', isInk: false, lines: linesOf('first') ?? [] }];
	let cards = readCards(passes);
	for (;;) {
		const next = nextPass({ cards, passes, image });
		// Cells are read from pixels.
		const lines = next?.aim === 'cells' ? [] : next && linesOf(next.aim);
		if (!next || !lines) break;
		passes.push({ aim: next.aim, isInk: next.aim === 'ink', lines });
		cards = readCards(passes);
	}
	const [first, ...others] = cards;
	const other = others.find(({ side }) => side !== first.side);
	return { fields: first?.fields ?? null, otherSide: other?.fields ?? null };
};
