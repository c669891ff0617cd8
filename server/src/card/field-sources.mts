import type { ID_CARD_FIELD_NAMES, IdCardFields } from '../../../domain/id-card.ts';
import type { Glyph } from './placed-line.mts';

/** The characters each field was read from; a field that was not read may have none. */
export type FieldSources = Partial<Record<(typeof ID_CARD_FIELD_NAMES)[number], readonly Glyph[]>>;

/** Fields with the characters they were read from. */
export interface SourcedFields<Fields = IdCardFields> {
	fields: Fields;
	sources: FieldSources;
}
