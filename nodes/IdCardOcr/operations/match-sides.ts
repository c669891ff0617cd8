import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { normalizeCard } from '../card/card-normalize.ts';
import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { inputItem } from '../input/item-files.ts';
import { resultSettings } from '../input/result-settings.ts';
import {
	heapKnowledge,
	type HeapItem,
	requireOneMask,
	sideToMatch,
} from '../input/side-to-match.ts';
import type { ItemSide } from '../matching/distinct-sides.ts';
import {
	type HeapKnowledge,
	type MatchedHeap,
	type MatchedPerson,
	matchHeap,
} from '../matching/match-heap.ts';
import type { PlacedItem } from '../result/arrange.ts';
import { cardOfSides } from '../result/both-sides-json.ts';
import { notMatchedHint } from '../result/hints.ts';
import { itemOf } from '../result/item.ts';
import { joinedInput } from '../result/joined-input.ts';
import { loneSideJson, unreadItemJson } from '../result/lone-side-json.ts';
import { matchedCardJson } from '../result/matched-card-json.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import { joinedReview } from '../result/review-json.ts';
import type { Settled } from '../result/settle.ts';
import { failed } from './failed.ts';
import { finish, sourcesOf } from './finish.ts';
import { prepare, type Prepared } from './prepared.ts';

const MATCHED = 0;
const NOT_MATCHED = 1;

/** An item that can be matched, with its settings. */
interface UsableItem {
	itemIndex: number;
	side: HeapItem;
	settings: ResultSettings;
}

/**
 * The operation "Match Sides": the fronts and backs of all items, in any order, become one item a
 * person; no call, no credential, no quota.
 * @throws NodeOperationError for the first failure when the node is set to stop.
 */
export function matchSides(context: IExecuteFunctions): INodeExecutionData[][] {
	const items = context.getInputData();
	const settings = items.map((_, i) => prepare(() => resultSettings(context, i)));
	const exit = { outputs: 2, failureOutput: NOT_MATCHED, settings };
	const knowledge = prepare(() => {
		requireOneMask(settings.flatMap((own) => ('thrown' in own ? [] : own.mask)));
		return heapKnowledge(context);
	});
	if ('thrown' in knowledge) {
		const all = settings.map((own, i) => failed(context, i, knowledge.thrown, own));
		return finish(context, all, exit);
	}
	const usable: UsableItem[] = [];
	const settled: Settled[] = [];
	for (const [itemIndex, own] of settings.entries()) {
		const side = prepare(() => readSide(context, itemIndex, own));
		if ('thrown' in side) settled.push(failed(context, itemIndex, side.thrown, own));
		else usable.push({ itemIndex, side, settings: own as ResultSettings });
	}
	const failures = settled.length;
	for (const group of grouped(usable)) {
		settled.push(...settleGroup(context, group, { failures, knowledge }));
	}
	settled.sort((one, other) => firstSource(one) - firstSource(other));
	return finish(context, settled, { ...exit, hints: hintsOn(settled, knowledge) });
}

function readSide(
	context: IExecuteFunctions,
	itemIndex: number,
	settings: Prepared<ResultSettings>,
): HeapItem {
	if ('thrown' in settings) throw settings.thrown;
	return sideToMatch(context, itemIndex);
}

function grouped(items: readonly UsableItem[]): UsableItem[][] {
	const groups = new Map<string, UsableItem[]>();
	for (const item of items) {
		const group = groups.get(item.side.group);
		if (group === undefined) groups.set(item.side.group, [item]);
		else group.push(item);
	}
	return [...groups.values()];
}

/** Settles the items that may belong together. A failed item is an image of which nothing is known. */
function settleGroup(
	context: IExecuteFunctions,
	items: readonly UsableItem[],
	{ failures, knowledge }: { failures: number; knowledge: HeapKnowledge },
): PlacedItem[] {
	const byIndex = new Map(items.map((item) => [item.itemIndex, item]));
	const sidesOf = (kind: HeapItem['kind']) =>
		items.flatMap(({ itemIndex, side }) =>
			side.kind === kind && side.kind !== 'unread'
				? [{ itemIndex, fields: normalizeCard(side.fields).fields }]
				: [],
		);
	const unread = items.filter(({ side }) => side.kind === 'unread');
	const matched = matchHeap(
		{ fronts: sidesOf('front'), backs: sidesOf('back'), unread: unread.length + failures },
		knowledge,
	);
	return [
		...placedHeap(context, matched, byIndex),
		...items.flatMap(({ itemIndex, side, settings }) => {
			if (side.kind !== 'whole') return [];
			const json = matchedCardJson(side.fields, [], settings, side.review);
			const source = { of: 'card', read: true } as const;
			const item = itemOf(inputItem(context, itemIndex), json, source, settings);
			return [{ output: MATCHED, item }];
		}),
		...unread.map(({ itemIndex, side, settings }) =>
			notMatched(context, itemIndex, unreadItemJson(settings, side.review), settings),
		),
	];
}

function placedHeap(
	context: IExecuteFunctions,
	{ people, alone }: MatchedHeap,
	items: ReadonlyMap<number, UsableItem>,
): PlacedItem[] {
	const itemOfSide = ({ itemIndex }: ItemSide) => items.get(itemIndex)!;
	return [
		...people.map((person) => {
			const sides = [itemOfSide(person.front), itemOfSide(person.back)] as const;
			return placedPerson(context, person, sides);
		}),
		...alone.map((lone) => {
			const { itemIndex, side, settings } = itemOfSide(lone.side);
			const json = loneSideJson(fieldsOf(side), lone, settings, side.review);
			return notMatched(context, itemIndex, json, settings);
		}),
	];
}

function placedPerson(
	context: IExecuteFunctions,
	{ itemIndexes, proofs }: MatchedPerson,
	[front, back]: readonly [UsableItem, UsableItem],
): PlacedItem {
	const card = cardOfSides(fieldsOf(front.side), fieldsOf(back.side));
	const review = joinedReview([front.side.review, back.side.review]);
	const json = matchedCardJson(card, proofs, front.settings, review);
	const input = joinedInput(
		inputItem(context, front.itemIndex),
		inputItem(context, back.itemIndex),
	);
	const item = itemOf(input, json, { of: 'card', read: true }, front.settings);
	return {
		output: MATCHED,
		item: { ...item, pairedItem: itemIndexes.map((index) => ({ item: index })) },
	};
}

function fieldsOf(side: HeapItem): IdCardFields {
	return side.kind === 'unread' ? emptyIdCardFields() : side.fields;
}

function notMatched(
	context: IExecuteFunctions,
	itemIndex: number,
	json: INodeExecutionData['json'],
	settings: ResultSettings,
): PlacedItem {
	const source = { of: 'card', read: false } as const;
	const item = itemOf(inputItem(context, itemIndex), json, source, settings);
	return { output: NOT_MATCHED, item };
}

function firstSource(settled: Settled): number {
	return 'thrown' in settled ? settled.itemIndex : sourcesOf(settled.item)[0];
}

function hintsOn(
	settled: readonly Settled[],
	{ missing, ofOnePerson }: HeapKnowledge,
): NodeExecutionHint[] {
	const count = settled.filter((one) => 'output' in one && one.output === NOT_MATCHED).length;
	return count === 0 ? [] : [notMatchedHint(count, ofOnePerson || missing !== 'any')];
}
