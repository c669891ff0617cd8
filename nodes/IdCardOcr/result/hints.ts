import type { NodeExecutionHint } from 'n8n-workflow';

import type { ImageResult } from '../calls/image-calls.ts';
import { explainCode } from '../failure/code-explanation.ts';
import { isLeftOver } from '../failure/failure.ts';
import { outcomeOf } from './outcome.ts';

/**
 * Returns hints for the output panel on what the items do not show. `endingCode` is the refusal
 * that ended all sending.
 */
export function hintsFor(
	results: readonly ImageResult[],
	endingCode: number | undefined,
): NodeExecutionHint[] {
	const hints: NodeExecutionHint[] = [];
	const hint = (message: string, type: NodeExecutionHint['type']) =>
		hints.push({ message, type, location: 'outputPane' });

	const unrecognized = results.filter(
		(result) => result.ok && !outcomeOf(result.reply).recognized,
	).length;
	if (unrecognized > 0)
		hint(`${imagesWere(unrecognized)} not recognized as an ID card.`, 'warning');
	const duplicates = results.filter((result) => result.ok && result.duplicate).length;
	if (duplicates > 0)
		hint(`${imagesWere(duplicates)} identical to an earlier one and cost no call.`, 'info');
	if (endingCode !== undefined) {
		const { message } = explainCode(endingCode);
		hint(`Sending stopped early: ${message}.${leftOver(results)}`, 'warning');
	}
	return hints;
}

/** Returns the hint that some items need review, if there are any. */
export function reviewHints(count: number): NodeExecutionHint[] {
	if (count === 0) return [];
	const need = count === 1 ? '1 item needs' : `${count} items need`;
	const message = `${need} review. See needs_review_reasons, or 'details' where checks are an object.`;
	return [{ message, type: 'warning', location: 'outputPane' }];
}

/** The hint that masking left out the input's own fields. */
export const MASKED_ROWS_HINT: NodeExecutionHint = {
	message: "Masking left out the input's own fields. To keep some, name them in 'Columns to Keep'.",
	type: 'info',
	location: 'outputPane',
};

function leftOver(results: readonly ImageResult[]): string {
	const count = results.filter((result) => !result.ok && isLeftOver(result.thrown)).length;
	return count === 0 ? '' : ` ${imagesWere(count)} not read and cost nothing.`;
}

function imagesWere(count: number): string {
	return count === 1 ? '1 image was' : `${count} images were`;
}
