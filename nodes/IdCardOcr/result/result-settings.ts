import type { IExecuteFunctions } from 'n8n-workflow';

import type { MaskingPresetName } from '../../../domain/masking-preset.ts';
import type { FieldNaming } from './field-naming.ts';
import { referenceDate } from './reference-date.ts';

/** How one item's result is to look. */
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

interface ResultOptions {
	checks?: boolean;
	fieldNaming?: FieldNaming;
	includeInputFields?: boolean;
	keepFiles?: boolean;
	mask?: MaskingPresetName | 'off';
	outputField?: string;
	referenceDate?: unknown;
}

/**
 * Reads the settings of one item, as expressions may differ from item to item.
 * @throws InputRefusal when the reference date is none.
 */
export function resultSettings(context: IExecuteFunctions, itemIndex: number): ResultSettings {
	const options = context.getNodeParameter('options', itemIndex, {}) as ResultOptions;
	const mask = options.mask ?? 'off';
	// The row or the photo may hold what masking hides.
	const keepsInput = mask === 'off';
	return {
		simplify: context.getNodeParameter('simplify', itemIndex, true) as boolean,
		naming: options.fieldNaming ?? 'api',
		outputField: (options.outputField ?? '').trim(),
		includeInputFields: keepsInput && (options.includeInputFields ?? false),
		keepFiles: keepsInput && (options.keepFiles ?? false),
		checks: options.checks ?? true,
		referenceDate: referenceDate(context, options.referenceDate),
		mask,
	};
}
