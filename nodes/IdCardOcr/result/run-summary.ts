import type { NodeExecutionHint } from 'n8n-workflow';

import { counted, shownHint } from './hints.ts';
import type { ItemResult } from './output-item.ts';

const TO_DO = {
	image: 'to photograph again',
	later: 'to send again later',
	credential: 'waiting for the credential',
	never: 'failed',
} as const;

/** No hint if all results are fine. `fine` is the word for such results. */
export function summaryHint(
	results: ReadonlyArray<ItemResult & { failure?: unknown }>,
	fine: string,
): NodeExecutionHint[] {
	const flagged = results.filter(({ json }) => json.needs_review === true);
	if (flagged.length === 0) return [];
	// Sides that a person has to match are never read otherwise, and yet nothing failed.
	const isToReview = ({ json, failure }: (typeof results)[number]) =>
		json.retry === null || (json.retry === 'never' && failure === undefined);
	const others = flagged.filter((one) => !isToReview(one));
	const counts = [
		[results.length - flagged.length, fine],
		[flagged.length - others.length, 'to review'],
		...Object.entries(TO_DO).map(
			([retry, words]) =>
				[others.filter(({ json }) => json.retry === retry).length, words] as const,
		),
	] as const;
	const listed = counts.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]));
	const told = (['reason_message', 'review_reasons'] as const).find((column) =>
		results.some(({ item }) => item.settings.columns.has(column)),
	);
	const see = told === undefined ? '' : ` See '${told}'.`;
	return [
		shownHint('warning', `${counted(results.length, 'result')}: ${listed.join(', ')}.${see}`),
	];
}
