import type { ShownColumn } from '../column.ts';
import type { IdCardFields } from '../id-card.ts';
import type { FieldNaming } from '../card/field-naming.ts';
import type { MaskingPresetName } from '../card/masking-preset.ts';
import type { Language } from '../language/language.ts';

/** How results are shown. */
export interface ShownAs {
	columns: ReadonlySet<ShownColumn>;
	naming: FieldNaming;
	/** The languages of every sentence, one after the other. */
	languages: readonly Language[];
	/** A card with a lower confidence in a field needs review; `null` for what the service says. */
	minimumConfidence: number | null;
	/** `YYYY-MM-DD`. */
	referenceDate: string;
	mask: MaskingPresetName | 'off';
	/** Makes further columns of the fields as they are shown. Whoever shows none need not have the data for them. */
	additional?: (fields: IdCardFields, shownAs: Pick<ShownAs, 'columns'>) => Row;
}

/** Columns by their API names. */
export type Row = Record<string, string | number | boolean | null>;
