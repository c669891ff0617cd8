import type { ExtraCard } from '../../../domain/extra.ts';
import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import { textOf, type Glyph } from '../card/print/glyph.mts';
import type { FieldName } from '../card/fields/hypothesis.mts';
import { glyphsOf, type ReadCard } from '../card/read-cards.mts';
import type { Assessment } from '../card/doubts/assess.mts';
import type { Quad } from '../geometry/quad.mts';
import { quadAround } from '../card/print/glyph-quad.mts';
import { inThousandths, type Box } from './pixels.mts';

type FieldDetails = ExtraCard['details'];

/** Returns the details of a card's fields, all `null` without a card; `boxOf` places quads. */
export function detailsOf(
	card: ReadCard | undefined,
	assessed: Assessment,
	boxOf: (quad: Quad) => Box,
): FieldDetails {
	const details = ID_CARD_FIELD_NAMES.map((name): [FieldName, FieldDetails[FieldName]] => {
		const quad = quadAround(sourceOf(name, card));
		const confidence = assessed[name]?.confidence;
		if (quad === null || confidence === undefined) return [name, { confidence: null, box: null }];
		const leftOut = card?.leftOut[name]?.map(({ glyphs, reason }) => {
			return { text: textOf(glyphs), reason, box: boxOf(quadAround(glyphs)!) };
		});
		const detail = { confidence: inThousandths(confidence), box: boxOf(quad) };
		return [name, { ...detail, ...(leftOut && { leftOut }) }];
	});
	return Object.fromEntries(details) as FieldDetails;
}

/** The characters that a field was read from; the side's are all of the card's. */
function sourceOf(name: FieldName, card: ReadCard | undefined): readonly Glyph[] {
	if (card === undefined) return [];
	return name === 'side' ? glyphsOf(card) : (card.sources[name]?.glyphs ?? []);
}
