import type { ReadCard } from '../../server/src/card/read-cards.mts';
import type { Size } from '../../server/src/geometry/quad.mts';
import { isIn, readInPasses, type Look, type SeenLines } from '../../server/src/reading/passes.mts';
import type { CardPlan, LinePass } from './card-plan.mts';

/** Gives the first of the {@link recordedCards}, and the other side. */
export const recordedPlan: CardPlan = (recorded, image) => {
	const [first, ...others] = recordedCards(recorded, image);
	const other = others.find(({ side }) => side !== first.side);
	return { fields: first?.fields ?? null, otherSide: other?.fields ?? null };
};

/** The cards that the server would read, as far as recorded passes allow; pale characters cannot be told without pixels. */
export function recordedCards(recorded: readonly LinePass[], image: Size): readonly ReadCard[] {
	const reading = readInPasses(image);
	let step = reading.next();
	while (step.done !== true) step = reading.next(linesFor(step.value, recorded));
	return step.value.cards;
}

/** The recorded lines for a look: a closer pass was over the whole image; cells and turned lines are read from pixels. */
function linesFor(look: Look, recorded: readonly LinePass[]): SeenLines {
	if (look.aim === 'cells' || look.aim === 'turned') return [];
	const lines = recorded.find(({ name }) => name === look.aim)?.lines ?? null;
	if (lines === null || look.aim === 'first') return lines;
	const rows = look.aim === 'wider' ? look.quads : look.rows;
	return rows === null ? lines : lines.filter(({ quad }) => isIn(rows)(quad));
}
