import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { normalizeCard } from '../card/card-normalize.ts';
import type { Item } from '../input/items.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import type { PlacedItem } from '../result/arrange.ts';
import { cardOfSides } from '../result/both-sides-json.ts';
import { itemOf } from '../result/output-item.ts';
import { joinedReview } from '../result/review-json.ts';
import type { Settled } from '../result/settle.ts';
import { failed, sourcesOf } from '../run/finish.ts';
import type { ItemSide } from './distinct-sides.ts';
import { loneSideJson, unreadItemJson } from './lone-side-json.ts';
import {
	type HeapKnowledge,
	type MatchedHeap,
	type MatchedPerson,
	matchHeap,
	type MissingSides,
} from './match-heap.ts';
import { joinedInput, matchedCardJson } from './matched-card.ts';
import { type HeapItem, sideToMatch } from './side-to-match.ts';

const MATCHED = 0;
const NOT_MATCHED = 1;

/** How the items of the input are matched. */
export interface HeapSettings {
	missing: MissingSides;
	/** The field that both sides of a person share, or '' where none is named. */
	groupBy: string;
}

/** An item that can be matched, with its settings. */
interface UsableItem {
	item: Item;
	side: HeapItem;
	settings: ResultSettings;
}

/** Matches the sides in all items. */
export function matchItems(
	items: readonly Item[],
	{ missing, groupBy }: HeapSettings,
): { settled: Settled[]; hints: NodeExecutionHint[] } {
	const knowledge = { missing, ofOnePerson: groupBy !== '' };
	const usable: UsableItem[] = [];
	const settled: Settled[] = [];
	for (const item of items) {
		const { settings } = item;
		try {
			if (settings === undefined) throw item.thrown;
			usable.push({ item, side: sideToMatch(item, groupBy), settings });
		} catch (thrown) {
			settled.push(failed(item, thrown));
		}
	}
	const failures = settled.length;
	for (const group of grouped(usable)) {
		settled.push(...settleGroup(group, { failures, knowledge }));
	}
	settled.sort((one, other) => firstSource(one) - firstSource(other));
	return { settled, hints: hintsOn(settled, knowledge) };
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
	items: readonly UsableItem[],
	{ failures, knowledge }: { failures: number; knowledge: HeapKnowledge },
): PlacedItem[] {
	const byIndex = new Map(items.map((one) => [one.item.itemIndex, one]));
	const sidesOf = (kind: HeapItem['kind']) =>
		items.flatMap(({ item: { itemIndex }, side }) =>
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
		...placedHeap(matched, byIndex),
		...items.flatMap(({ item, side, settings }) => {
			if (side.kind !== 'whole') return [];
			const json = matchedCardJson(side.fields, [], settings, side.review);
			return [{ output: MATCHED, item: itemOf(item, json, { of: 'card', read: true }, settings) }];
		}),
		...unread.map((one) => notMatched(one, unreadItemJson(one.settings, one.side.review))),
	];
}

function placedHeap(
	{ people, alone }: MatchedHeap,
	items: ReadonlyMap<number, UsableItem>,
): PlacedItem[] {
	const itemOfSide = ({ itemIndex }: ItemSide) => items.get(itemIndex)!;
	return [
		...people.map((person) => {
			const sides = [itemOfSide(person.front), itemOfSide(person.back)] as const;
			return placedPerson(person, sides);
		}),
		...alone.map((lone) => {
			const own = itemOfSide(lone.side);
			const { side, settings } = own;
			return notMatched(own, loneSideJson(fieldsOf(side), lone, settings, side.review));
		}),
	];
}

function placedPerson(
	{ itemIndexes, proofs }: MatchedPerson,
	[front, back]: readonly [UsableItem, UsableItem],
): PlacedItem {
	const card = cardOfSides(fieldsOf(front.side), fieldsOf(back.side));
	const review = joinedReview([front.side.review, back.side.review]);
	const json = matchedCardJson(card, proofs, front.settings, review);
	const input = joinedInput(front.item, back.item);
	const item = itemOf(input, json, { of: 'card', read: true }, front.settings);
	return {
		output: MATCHED,
		item: { ...item, pairedItem: itemIndexes.map((index) => ({ item: index })) },
	};
}

function fieldsOf(side: HeapItem): IdCardFields {
	return side.kind === 'unread' ? emptyIdCardFields() : side.fields;
}

function notMatched({ item, settings }: UsableItem, json: IDataObject): PlacedItem {
	const source = { of: 'card', read: false } as const;
	return { output: NOT_MATCHED, item: itemOf(item, json, source, settings) };
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

/**
 * Returns the hint that sides were not matched. `canMatch`: whether the settings allow any pair at all.
 */
function notMatchedHint(count: number, canMatch: boolean): NodeExecutionHint {
	const were = count === 1 ? '1 item was' : `${count} items were`;
	const why = canMatch
		? ''
		: " With 'Missing Sides' set to Any, only 'Group By' matches: name a field that both sides of a card share, or choose None if both sides of every card are in the input.";
	return {
		message: `${were} not matched: 'reason' says why, and names the candidates.${why}`,
		type: 'warning',
		location: 'outputPane',
	};
}
