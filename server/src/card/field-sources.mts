import type { ID_CARD_FIELD_NAMES, IdCardFields } from '../../../domain/id-card.ts';
import type { Glyph } from './deskewed-line.mts';

/** The characters that each field was read from; may lack fields that were not read. */
export type FieldSources = Partial<Record<(typeof ID_CARD_FIELD_NAMES)[number], readonly Glyph[]>>;

/** Fields with the characters they were read from. */
export interface SourcedFields<Fields = IdCardFields> {
	fields: Fields;
	sources: FieldSources;
}
