import { hasLowConfidence } from '../../server/src/card/confidence.mts';
import type { SourcedFields } from '../../server/src/card/field-sources.mts';
import { countInconsistencies } from '../../server/src/card/inconsistencies.mts';
import { mergePasses } from '../../server/src/card/merged-passes.mts';
import {
	readOtherSide,
	readSourcedCard,
	showsSeveralCards,
} from '../../server/src/card/read-card.mts';
import type { TextLine } from '../../server/src/ocr/text-line.mts';
import type { CardPlan, LinePass } from './card-plan.mts';

/** Both sides as one pass shows them. */
interface Sides {
	card: SourcedFields | null;
	otherSide: SourcedFields | null;
	isSettled: boolean;
	hasSeveralCards: boolean;
}

/**
 * What `read-raster` does, as far as the recorded passes allow: its closer pass is often over the
 * region of the card only, and it has a third one and reads some lines again, which are not recorded.
 */
export const todaysPlan: CardPlan = (passes) => {
	const first = sidesIn(passes, 'first');
	if (first.isSettled && !first.hasSeveralCards) return merged([first]);
	const closer = sidesIn(passes, 'closer');
	return merged(first.hasSeveralCards ? [closer, first] : [first, closer]);
};

/** The sides that the pass of this name shows. */
function sidesIn(passes: readonly LinePass[], name: string): Sides {
	const lines = passes.find((pass) => pass.name === name)?.lines ?? [];
	const card = readSourcedCard(lines);
	if (card !== null) return sidesOf(lines, card);
	return { card: null, otherSide: null, isSettled: false, hasSeveralCards: false };
}

function sidesOf(lines: readonly TextLine[], card: SourcedFields): Sides {
	const otherSide = readOtherSide(lines);
	const sides = otherSide === null ? [card] : [card, otherSide];
	return {
		card,
		otherSide,
		isSettled: sides.every(
			(side) => countInconsistencies(side.fields) === 0 && !hasLowConfidence(side),
		),
		hasSeveralCards: showsSeveralCards(lines),
	};
}

function merged(sides: readonly Sides[]) {
	const fields = mergePasses(sides.map(({ card }) => card));
	const others = sides.map(({ card, otherSide }) => {
		if (fields === null || otherSide === null) return null;
		return [card, otherSide].find((side) => side?.fields.side !== fields.side) ?? null;
	});
	return { fields, otherSide: mergePasses(others) };
}
