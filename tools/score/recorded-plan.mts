import { isDoubtful } from '../../server/src/card/doubts.mts';
import { readCards, type CardPass } from '../../server/src/card/read-cards.mts';
import type { CardPlan } from './card-plan.mts';

/**
 * What `read-raster` does, as far as the recorded passes allow: its closer pass is over the card only,
 * pale characters cannot be told without pixels, and it reads some lines again.
 */
export const recordedPlan: CardPlan = (passes) => {
	const lines: CardPass[] = [];
	for (const name of ['first', 'closer', 'ink']) {
		const pass = passes.find((one) => one.name === name);
		if (pass === undefined) continue;
		lines.push({ lines: pass.lines, isInk: name === 'ink' });
		const cards = readCards(lines);
		if (cards.length === 1 && !isDoubtful(cards[0])) break;
	}
	const [first, ...others] = readCards(lines);
	const other = others.find(({ side }) => side !== first.side);
	return { fields: first?.fields ?? null, otherSide: other?.fields ?? null };
};
