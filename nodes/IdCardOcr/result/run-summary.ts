import type { NodeExecutionHint } from 'n8n-workflow';

import { ENGLISH } from '../../../domain/language/english.ts';
import { reasonOf, shownFailure } from '../failure/shown-failure.ts';
import { counted, shownHint } from './hints.ts';
import type { ItemResult } from './output-item.ts';

const TO_DO = {
	image: 'to photograph again',
	later: 'to send again later',
	credential: 'waiting for the credential',
	never: 'failed',
} as const;

type Summed = ItemResult & { failure?: { thrown: unknown } };

/** No hint if all results are fine. `fine` is the word for such results. */
export function summaryHint(results: readonly Summed[], fine: string): NodeExecutionHint[] {
	const flagged = results.filter(({ json }) => json.needs_review === true);
	if (flagged.length === 0) return [];
	const shared = sharedRefusal(results);
	if (shared !== undefined) {
		const all = `All ${results.length} images were refused for one reason, so a setting may be wrong`;
		return [shownHint('warning', `${all}: ${shared}`)];
	}
	// Sides that a person has to match are never read otherwise, and yet nothing failed.
	const isToReview = ({ json, failure }: Summed) =>
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

/** Why the images of a run were refused, and what to check, if all were, and for one reason. */
function sharedRefusal(results: readonly Summed[]): string | undefined {
	const said = results.map(({ json, failure, item: { settings } }) => {
		if (failure === undefined || json.retry !== 'image') return undefined;
		const masked = settings.mask !== 'off';
		const { cure, advice = '' } = shownFailure(failure.thrown, masked).facts;
		const { sentence } = reasonOf(failure.thrown, masked);
		return `${sentence(ENGLISH)}. ${cure?.(ENGLISH) ?? advice}`;
	});
	return said.length > 1 && new Set(said).size === 1 ? said[0] : undefined;
}
