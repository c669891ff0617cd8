import type { NodeExecutionHint } from 'n8n-workflow';

import type { Service } from '../calls/connection.ts';
import type { ImageResult } from '../calls/image-calls.ts';
import { Failure } from '../failure/failure.ts';
import { NotSent } from '../failure/not-sent.ts';
import type { Item } from '../input/items.ts';
import { columnsWithoutCell, losesError } from './output-item.ts';

export interface RunFacts {
	service: Service;
	/** How many requests were sent. */
	calls: number;
	endedBy?: Failure;
	/** The items with pages or images that show no card and have no item of their own. */
	cardless: readonly number[];
	/** How many items have two files, each of which is an item. */
	pairs: number;
}

/** Hints about what the items do not show by themselves. */
export function hintsFor(
	results: readonly ImageResult[],
	{ service, calls, endedBy, cardless, pairs }: RunFacts,
): NodeExecutionHint[] {
	const read = results.filter((result) => result.ok);
	const duplicates = read.filter(({ duplicate }) => duplicate).length;
	const withoutDetails = read.filter(
		({ reply }) => service === 'ownServer' && reply.data !== null && reply.extra === undefined,
	).length;
	const cloudCalls = service === 'cloud' ? calls : 0;
	const left = results.filter((result) => !result.ok && isUncharged(result.thrown)).length;
	return [
		...hint(
			duplicates,
			'info',
			`${imagesWere(duplicates)} identical to an earlier one and cost no call.`,
		),
		...hint(
			cardless.length,
			'warning',
			`Pages or images without a readable card have no item of their own. They came with input ${cardless.length === 1 ? 'item' : 'items'} ${cardless.slice(0, 10).join(', ')}${cardless.length > 10 ? ` and ${cardless.length - 10} more` : ''}.`,
		),
		...hint(
			pairs,
			'info',
			`${counted(pairs, 'item')} ${pairs === 1 ? 'has' : 'have'} two files. One person? Then set 'One Item Per' to Person.`,
		),
		...hint(
			withoutDetails,
			'warning',
			`${imagesWere(withoutDetails)} read without details, so no value has a confidence. Update the server.`,
		),
		...hint(
			cloudCalls,
			'info',
			`${counted(cloudCalls, 'call')} to ApiZero's cloud. It does not say how sure it is: a card that needs no review has passed the checks, but may be misread.`,
		),
		...(endedBy === undefined ? [] : [stoppedEarly(endedBy, left)]),
	];
}

/** Whether the service charged nothing for an image: it was never sent, or got the refusal that ended the run. */
function isUncharged(thrown: unknown): boolean {
	return thrown instanceof NotSent || (thrown instanceof Failure && thrown.facts.endsRun === true);
}

function stoppedEarly({ message }: Failure, left: number): NodeExecutionHint {
	const rest = left === 0 ? '' : ` ${imagesWere(left)} not read; see 'retry'.`;
	return shownHint('warning', `Stopped early: ${message}.${rest}`);
}

export function notMatchedHint(count: number): NodeExecutionHint[] {
	const message = `${were(count, 'item')} not matched for certain: see 'reason_message' and 'candidates'.`;
	return hint(count, 'warning', message);
}

/** The first output whose items somebody has to look at. */
const FIRST_ASIDE = 'Needs Review';

/**
 * Says how many items left on outputs of their own, since n8n does not tell a node which of its outputs are connected.
 * While a workflow is built, outputs without items are named too.
 */
export function asideHint(
	placed: ReadonlyArray<{ output: number }>,
	outputs: readonly string[],
	isBuilt: boolean,
): NodeExecutionHint[] {
	const first = outputs.indexOf(FIRST_ASIDE);
	const aside = outputs.flatMap((title, at) => {
		const count = placed.filter(({ output }) => output === at).length;
		return first >= 0 && at >= first && (isBuilt || count > 0) ? [`${count} on '${title}'`] : [];
	});
	return hint(
		aside.length,
		'info',
		`On outputs of their own: ${aside.join(', ')}. Where such an output is not connected, its items are lost.`,
	);
}

/** Hints about input columns that the items have lost. */
export function inputHints(
	items: ReadonlyArray<Pick<Item, 'row' | 'settings'>>,
): NodeExecutionHint[] {
	const leftOut = new Set(
		items.flatMap(({ settings, row }) =>
			settings.keepColumns === 'fitting' ? columnsWithoutCell(row) : [],
		),
	);
	const errors = items.filter(({ settings, row }) => losesError(row, settings));
	const hidden = items.filter(
		({ settings, row }) => settings.hidesRow && Object.keys(row).length > 0,
	);
	return [
		...hint(
			leftOut.size,
			'info',
			`Input fields that fit no table cell were left out: ${[...leftOut].slice(0, 5).join(', ')}. To keep them, set 'Keep From Input' to All.`,
		),
		...hint(
			errors.length,
			'info',
			"The input field 'error' was left out, since n8n takes an item with it for a failed one. To keep it, rename it first.",
		),
		...hint(
			hidden.length,
			'info',
			"Masking left out the input's own fields. To keep some, set 'Keep From Input' to Chosen, and name them.",
		),
	];
}

function hint(count: number, type: NodeExecutionHint['type'], text: string): NodeExecutionHint[] {
	return count === 0 ? [] : [shownHint(type, text)];
}

export function shownHint(type: NodeExecutionHint['type'], message: string): NodeExecutionHint {
	return { message, type, location: 'outputPane' };
}

const imagesWere = (count: number) => were(count, 'image');

function were(count: number, what: string): string {
	return `${counted(count, what)} ${count === 1 ? 'was' : 'were'}`;
}

/** Returns `1 card`, `2 cards` … */
export function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}
