import type { MaskingPresetName } from '../../../domain/masking-preset.ts';
import type { FieldNaming } from './field-naming.ts';

/** What one item's result looks like. */
export interface ResultSettings {
	simplify: boolean;
	naming: FieldNaming;
	/** Where the result goes in the item's JSON; empty for the top level. */
	outputField: string;
	includeInputFields: boolean;
	keepFiles: boolean;
	checks: boolean;
	/** `YYYY-MM-DD`. */
	referenceDate: string;
	mask: MaskingPresetName | 'off';
}
