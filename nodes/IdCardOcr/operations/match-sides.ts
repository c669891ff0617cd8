import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { inputItem } from '../input/item-files.ts';
import { resultSettings } from '../input/result-settings.ts';
import { heapKnowledge, type HeapItem, sideToMatch } from '../input/side-to-match.ts';
import {
	type HeapKnowledge,
	type LoneSide,
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
import type { Settled } from '../result/settle.ts';
import { failed } from './failed.ts';
import { finish } from './finish.ts';
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
	const knowledge = prepare(() => heapKnowledge(context));
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
	return finish(context, settled, { ...exit, hints: hintsOn(settled) });
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
		groups.set(item.side.group, [...(groups.get(item.side.group) ?? []), item]);
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
			side.kind === kind && side.kind !== 'unread' ? [{ itemIndex, fields: side.fields }] : [],
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
			const json = matchedCardJson(side.fields, [], settings);
			const source = { of: 'card', read: true } as const;
			const item = itemOf(inputItem(context, itemIndex), json, source, settings);
			return [{ output: MATCHED, item }];
		}),
		...unread.map(({ itemIndex, settings }) =>
			notMatched(context, itemIndex, unreadItemJson(settings), settings),
		),
	];
}

function placedHeap(
	context: IExecuteFunctions,
	{ people, alone }: MatchedHeap,
	items: ReadonlyMap<number, UsableItem>,
): PlacedItem[] {
	const settingsOf = (itemIndex: number) => items.get(itemIndex)!.settings;
	return [
		...people.map((person) => placedPerson(context, person, settingsOf(person.front.itemIndex))),
		...alone.map((lone) => placedAlone(context, lone, settingsOf(lone.side.itemIndex))),
	];
}

function placedPerson(
	context: IExecuteFunctions,
	{ front, back, itemIndexes, proofs }: MatchedPerson,
	settings: ResultSettings,
): PlacedItem {
	const json = matchedCardJson(cardOfSides(front.fields, back.fields), proofs, settings);
	const [ofFront, ofBack] = [front, back].map(({ itemIndex }) => inputItem(context, itemIndex));
	const source = { of: 'card', read: true } as const;
	const item = itemOf(joinedInput(ofFront, ofBack), json, source, settings);
	return {
		output: MATCHED,
		item: { ...item, pairedItem: itemIndexes.map((index) => ({ item: index })) },
	};
}

function placedAlone(
	context: IExecuteFunctions,
	lone: LoneSide,
	settings: ResultSettings,
): PlacedItem {
	return notMatched(context, lone.side.itemIndex, loneSideJson(lone, settings), settings);
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
	if ('thrown' in settled) return settled.itemIndex;
	const [first] = [settled.item.pairedItem as { item: number } | Array<{ item: number }>].flat();
	return first.item;
}

function hintsOn(settled: readonly Settled[]): NodeExecutionHint[] {
	const count = settled.filter((one) => 'output' in one && one.output === NOT_MATCHED).length;
	return count === 0 ? [] : [notMatchedHint(count)];
}
