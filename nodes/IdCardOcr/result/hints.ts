import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

import type { PictureResult } from '../calls/picture-calls.ts';
import { explainCode } from '../failure/code-explanation.ts';
import { outcomeOf } from './outcome.ts';

/** Tells the user in the output panel what they would not see in the items. */
export function giveHints(
	context: IExecuteFunctions,
	results: readonly PictureResult[],
	haltingCode: number | undefined,
): void {
	const hints: NodeExecutionHint[] = [];
	const hint = (message: string, type: NodeExecutionHint['type']) =>
		hints.push({ message, type, location: 'outputPane' });

	const unrecognized = results.filter(
		(result) => result.ok && !outcomeOf(result.reply).recognized,
	).length;
	if (unrecognized > 0) hint(`${pictures(unrecognized)} not recognized as an ID card.`, 'warning');
	const duplicates = results.filter((result) => result.ok && result.duplicate).length;
	if (duplicates > 0)
		hint(`${pictures(duplicates)} identical to an earlier one and cost no call.`, 'info');
	if (haltingCode !== undefined) {
		hint(`Sending ended early: ${explainCode(haltingCode).message}.`, 'warning');
	}
	// Absent before n8n 1.7x.
	if (hints.length > 0) context.addExecutionHints?.(...hints);
}

function pictures(count: number): string {
	return count === 1 ? '1 picture was' : `${count} pictures were`;
}
