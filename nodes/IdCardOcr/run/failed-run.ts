import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ENGLISH } from '../../../domain/language/english.ts';
import { reasonOf } from '../failure/shown-failure.ts';
import { isTool } from '../input/item.ts';

/**
 * Returns a failed item for each input item, on the last output: what came of a run that broke down as a whole. As values
 * may have to be masked, none of the rows stays.
 */
export function failedRun(
	context: IExecuteFunctions,
	thrown: unknown,
	outputs: number,
): INodeExecutionData[][] {
	const error = reasonOf(thrown, true).sentence(ENGLISH);
	const failed = context.getInputData().map((_, item) => ({
		json: { error },
		pairedItem: { item },
	}));
	if (isTool(context)) return [failed];
	return Array.from({ length: outputs }, (_, at) => (at === outputs - 1 ? failed : []));
}
