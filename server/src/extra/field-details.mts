import type { ExtraCard } from '../../../domain/extra.ts';
import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import { confidencesOf } from '../card/review/confidences.mts';
import { reviewOf } from '../card/review/review.mts';
import type { FieldName } from '../card/fields/hypothesis.mts';
import { quadAround } from '../card/print/glyph-quad.mts';
import { textOf } from '../card/print/glyph.mts';
import { glyphsOf, type ReadCard } from '../card/read-cards.mts';
import type { Quad } from '../geometry/quad.mts';
import { inThousandths, type Box } from './pixels.mts';

type Details = ExtraCard['details'];

const NOT_READ = { confidence: null, box: null };

export const NO_DETAILS = detailsBy(() => NOT_READ);

function detailsBy(detailOf: (name: FieldName) => Details[FieldName]): Details {
	return Object.fromEntries(ID_CARD_FIELD_NAMES.map((name) => [name, detailOf(name)])) as Details;
}

/** How sure each field of a card is and where it was read, as `boxOf` places it, and which ones need review. */
export function fieldDetailsOf(
	card: ReadCard,
	boxOf: (quad: Quad) => Box,
): Pick<ExtraCard, 'details' | 'needsReview'> {
	const confidences = confidencesOf(card);
	const details = detailsBy((name) => {
		// The side is read from all of the card.
		const quad = quadAround(name === 'side' ? glyphsOf(card) : (card.sources[name]?.glyphs ?? []));
		const confidence = confidences[name]?.confidence;
		if (quad === null || confidence === undefined) return NOT_READ;
		const leftOut = card.leftOut[name]?.map(({ glyphs, reason }) => {
			return { text: textOf(glyphs), reason, box: boxOf(quadAround(glyphs)!) };
		});
		return { confidence: inThousandths(confidence), box: boxOf(quad), ...(leftOut && { leftOut }) };
	});
	return { details, needsReview: reviewOf(card, confidences) };
}
