import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';

import type { Sentence } from '../../../domain/language/language.ts';
import { normalizeCard } from '../../../domain/card/card-normalize.ts';
import { maskFields } from '../../../domain/card/masking.ts';
import { isSoundIdNumber } from '../../../domain/id-number.ts';
import { ALL_PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { reasonOn } from '../../../domain/result/reason.ts';
import type { InputItem } from '../input/item.ts';
import type { Item, UsableItem } from '../input/items.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { cardColumns, emptyColumns } from '../../../domain/result/card-columns.ts';
import { fieldsOf } from '../../../domain/result/found-side.ts';
import { aloneReason } from '../../../domain/result/incompleteness.ts';
import { notMatchedHint } from '../result/hints.ts';
import type { Result } from '../run/finish.ts';
import { failedResult } from '../run/failed-result.ts';
import type { ItemSide } from '../../../domain/match-sides/distinct-sides.ts';
import { groupedBy } from '../../../domain/match-sides/grouped-by.ts';
import {
	type HeapKnowledge,
	type LoneSide,
	type MatchedHeap,
	type MatchedPerson,
	matchHeap,
	type MissingSides,
} from '../../../domain/match-sides/match-heap.ts';
import { joinedInput, matchedColumns } from './matched-card.ts';
import { placesOf } from './earlier-review.ts';
import { type HeapItem, sideToMatch } from './side-to-match.ts';
import { sourceFiles } from './source-files.ts';

const MATCHED = 0;
const NOT_MATCHED = 1;

/** The columns of every item, empty where no sides were compared. */
const NOT_COMPARED = { matched_by: null, candidates: null };

/** A large heap from one place would have millions, and nobody reads them. */
const MOST_CANDIDATES = 20;

export interface HeapSettings {
	missing: MissingSides;
	/** The field that both sides of a person share, or '' where none is named. */
	groupBy: string;
}

interface MatchableItem {
	item: UsableItem;
	side: HeapItem;
}

export function matchItems(
	items: readonly Item[],
	{ missing, groupBy }: HeapSettings,
): { results: Result[]; hints: NodeExecutionHint[] } {
	const knowledge = { missing, ofOnePerson: groupBy !== '' };
	const matchable: MatchableItem[] = [];
	const results: Result[] = [];
	for (const item of items) {
		try {
			if (item.settings === undefined) throw item.thrown;
			matchable.push({ item, side: sideToMatch(item, groupBy) });
		} catch (thrown) {
			results.push(failedSide(item, thrown));
		}
	}
	const failures = results.length;
	for (const group of groupedBy(matchable, ({ side }) => side.group)) {
		results.push(...groupResults(group, { failures, knowledge }));
	}
	results.sort((one, other) => firstSource(one) - firstSource(other));
	const left = results.filter(({ output, failure }) => failure || output === NOT_MATCHED).length;
	const cure = " Set 'Group By' or, if no side is missing, 'Missing Sides' to None.";
	const hints = notMatchedHint(left, groupBy === '' && missing === 'any' ? cure : '');
	return { results, hints };
}

export function failedSide(item: Item, thrown: unknown): Result {
	const failed = failedResult(item, thrown, true);
	const file_name = sourceFiles([item.row], failed.settings);
	return { ...failed, json: { ...failed.json, ...NOT_COMPARED, file_name } };
}

/** Settles the items that may belong together. A failed item is an image of which nothing is known. */
function groupResults(
	items: readonly MatchableItem[],
	{ failures, knowledge }: { failures: number; knowledge: HeapKnowledge },
): Result[] {
	const byIndex = new Map(items.map((one) => [one.item.itemIndex, one]));
	const sidesOf = (kind: HeapItem['kind']) =>
		items.flatMap(({ item: { itemIndex }, side }) =>
			side.kind === kind ? [{ itemIndex, fields: normalizeCard(side.fields) }] : [],
		);
	const [fronts, backs, whole] = (['front', 'back', 'whole'] as const).map(sidesOf);
	const unread = items.filter(({ side }) => side.kind === 'unread');
	const heap = matchHeap({ fronts, backs, whole, unread: unread.length + failures }, knowledge);
	const cards = groupedBy(whole, ({ itemIndex, fields: { identity_code: number } }) =>
		number !== null && isSoundIdNumber(number) ? number : itemIndex,
	);
	return [
		...heapResults(heap, byIndex),
		...cards.map((same) => wholeResult(same.map(({ itemIndex }) => byIndex.get(itemIndex)!))),
		...unread.map((one) => notMatched(one.item, unreadColumns(one.item))),
	];
}

function heapResults(
	{ people, alone }: MatchedHeap,
	items: ReadonlyMap<number, MatchableItem>,
): Result[] {
	const itemOfSide = ({ itemIndex }: ItemSide) => items.get(itemIndex)!;
	return [
		...people.map((person) =>
			personResult(person, [itemOfSide(person.front), itemOfSide(person.back)]),
		),
		...alone.map((lone) => {
			const { item, side: own } = itemOfSide(lone.side);
			const { fields, reviews } = own;
			const side = fields.side === 1 ? 1 : 0;
			const reason = aloneReason(lone.problem, side, lone.candidates);
			const card = { fields, sides: [side] as const, ofSide: true, reviews, reason };
			const { json } = cardColumns(card, item.settings);
			const candidates = candidateText(lone.candidates, item.settings);
			return notMatched(item, { ...json, matched_by: null, candidates });
		}),
	];
}

function personResult(
	{ itemIndexes, proofs }: MatchedPerson,
	[front, back]: readonly [MatchableItem, MatchableItem],
): Result {
	const { settings } = front.item;
	const card = fieldsOf(front.side.fields, back.side.fields);
	const reviews = [...front.side.reviews, ...back.side.reviews];
	const json = matchedColumns(card, proofs, settings, reviews);
	const file_name = sourceFiles([front.item.row, back.item.row], settings);
	const input = joinedInput(front.item, back.item);
	return { ...matched(input, settings, { ...json, file_name }), sources: itemIndexes };
}

/** The card that each of these items shows with both sides, as it is on the one of which most was read. */
function wholeResult(same: readonly MatchableItem[]): Result {
	const readOn = ({ side: { fields } }: MatchableItem) =>
		ALL_PRINTED_FIELDS.filter((name) => fields[name] !== null).length;
	const [{ item, side }, ...others] = [...same].sort((one, other) => readOn(other) - readOn(one));
	const readings = others.map((other) => other.side.fields);
	const json = matchedColumns(side.fields, [], item.settings, side.reviews, readings);
	const sources = same.map((one) => one.item.itemIndex);
	const file_name = sourceFiles([item.row], item.settings);
	return {
		...matched(item, item.settings, { ...json, file_name }),
		...(others.length > 0 && { sources }),
	};
}

function matched(input: InputItem, settings: ResultSettings, json: IDataObject): Result {
	return { input, settings, output: MATCHED, json, inDoubt: json.needs_review === true };
}

/** Items are named by their index, as n8n does, and by a name, or an authority and its dates. */
function candidateText(candidates: LoneSide['candidates'], settings: ResultSettings): string {
	const { mask, referenceDate } = settings;
	const listed = candidates.slice(0, MOST_CANDIDATES).map(({ itemIndex, fields }) => {
		const shown = mask === 'off' ? fields : maskFields(fields, mask, referenceDate);
		const { identity_name, issued_by, valid_date_start, valid_date_end } = shown;
		const told = [identity_name, issued_by, valid_date_start, valid_date_end].filter(Boolean);
		return `item ${itemIndex}: ${told.join(' ')}`;
	});
	const more = candidates.length - listed.length;
	return [...listed, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

/** The row of an image that was not read says best why: perhaps nobody has to take another photo. */
function unreadColumns({ row, settings }: UsableItem): IDataObject {
	const notRead: Sentence = (language) => language.notRead;
	const [said] = placesOf(row).flatMap((one) => reasonOn(one, notRead) ?? []);
	const reason = said ?? { code: 'not-read', sentence: notRead, retry: 'image' as const };
	if (settings.mask !== 'off') {
		// What the row says may show what is masked.
		reason.sentence = notRead;
		if (!/^([45]\d{3}|http-\d{3})$/.test(reason.code)) reason.code = 'not-read';
	}
	return { ...emptyColumns(reason, settings, true).json, ...NOT_COMPARED };
}

function notMatched(item: UsableItem, json: IDataObject): Result {
	const { settings } = item;
	const file_name = sourceFiles([item.row], settings);
	return {
		input: item,
		settings,
		output: NOT_MATCHED,
		json: { ...json, file_name },
		inDoubt: true,
	};
}

function firstSource({ input, sources }: Result): number {
	return sources?.[0] ?? input.itemIndex;
}
