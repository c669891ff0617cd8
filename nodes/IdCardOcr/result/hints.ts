import type { NodeExecutionHint } from 'n8n-workflow';

import type { ImageResult } from '../calls/image-calls.ts';
import { type Failure, isLeftOver } from '../failure/failure.ts';
import { sidesIn } from './found-side.ts';

/**
 * Returns hints for the output panel on what the items do not show. `endedBy` is the failure that ended all
 * sending; `asksDetails` whether details were asked for.
 */
export function hintsFor(
	results: readonly ImageResult[],
	{ endedBy, asksDetails }: { endedBy?: Failure; asksDetails: boolean },
): NodeExecutionHint[] {
	const read = results.filter((result) => result.ok);
	const withoutCard = read.filter(({ reply }) => sidesIn(reply, undefined, 0).length === 0).length;
	const duplicates = read.filter(({ duplicate }) => duplicate).length;
	const withoutDetails = asksDetails
		? read.filter(({ reply }) => reply.data !== null && reply.extra === undefined).length
		: 0;
	const left = results.filter((result) => !result.ok && isLeftOver(result.thrown)).length;
	return [
		...hint(withoutCard, 'warning', `${imagesWere(withoutCard)} not recognized as an ID card.`),
		...hint(
			duplicates,
			'info',
			`${imagesWere(duplicates)} identical to an earlier one and cost no call.`,
		),
		...hint(
			withoutDetails,
			'warning',
			`${imagesWere(withoutDetails)} read without details, so nothing says how sure. Update the server, or set 'Service'.`,
		),
		...(endedBy === undefined ? [] : [stoppedEarly(endedBy, left)]),
	];
}

function stoppedEarly({ message }: Failure, left: number): NodeExecutionHint {
	const rest = left === 0 ? '' : ` ${imagesWere(left)} left: see 'retry'.`;
	return shown('warning', `Stopped early: ${message}.${rest}`);
}

/** Returns the hint that sides were not matched, if there are any. `cure`: which setting may help. */
export function notMatchedHint(count: number, cure: string): NodeExecutionHint[] {
	const message = `${were(count, 'item')} not matched: see reason_message and candidates.${cure}`;
	return hint(count, 'warning', message);
}

/** Returns the hint on columns of the input that were left out, if there are any. */
export function leftOutHint(names: readonly string[]): NodeExecutionHint[] {
	const listed = names.slice(0, 5).join(', ');
	return hint(
		names.length,
		'info',
		`Input fields that fit no table cell were left out: ${listed}. To keep them, set 'Input Fields' to All.`,
	);
}

/** Returns the hint that the input's own `error` was left out, if it had one. */
export function errorLeftOutHint(count: number): NodeExecutionHint[] {
	return hint(
		count,
		'info',
		"The input field 'error' was left out, since n8n takes an item with it for a failed one. To keep it, rename it first.",
	);
}

/** Returns the hint that masking left out the input's own fields. */
export function maskedRowsHint(count: number): NodeExecutionHint[] {
	return hint(
		count,
		'info',
		"Masking left out the input's own fields. To keep some, name them in 'Columns to Keep'.",
	);
}

function hint(
	count: number,
	type: NodeExecutionHint['type'],
	message: string,
): NodeExecutionHint[] {
	return count === 0 ? [] : [shown(type, message)];
}

function shown(type: NodeExecutionHint['type'], message: string): NodeExecutionHint {
	return { message, type, location: 'outputPane' };
}

const imagesWere = (count: number) => were(count, 'image');

function were(count: number, what: string): string {
	return count === 1 ? `1 ${what} was` : `${count} ${what}s were`;
}
