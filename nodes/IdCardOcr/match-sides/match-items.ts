import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';

import type { Sentence } from '../../../domain/language/language.ts';
import { toldEvidence } from '../../../domain/pairing/told-evidence.ts';
import { groupedBy } from '../../../domain/pairing/grouped-by.ts';
import { type PairedPerson, pairSides, sidesOf } from '../../../domain/pairing/pair-sides.ts';
import type { ImageToPair, SideToPair } from '../../../domain/pairing/seen-sides.ts';
import { cardColumns, emptyColumns } from '../../../domain/result/card-columns.ts';
import { cardOfPerson } from '../../../domain/result/card-of-person.ts';
import { aloneReason, disagreement, proposal } from '../../../domain/result/incompleteness.ts';
import { reasonOn } from '../../../domain/result/reason.ts';
import type { InputItem } from '../input/item.ts';
import type { Item } from '../input/items.ts';
import type { PairingSettings } from '../input/pairing-settings.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { notMatchedHint } from '../result/hints.ts';
import { failedResult } from '../run/failed-result.ts';
import type { Result } from '../run/finish.ts';
import { placesOf } from './earlier-review.ts';
import { matchedColumns, NOT_COMPARED } from './matched-columns.ts';
import { joinedInput } from './joined-input.ts';
import { type HeapItem, sideToMatch } from './side-to-match.ts';
import { sourceFile, sourceFiles } from './source-files.ts';

const MATCHED = 0;
const NEEDS_REVIEW = 1;

/** Where photos had one name, this node put their field before it, which tells nobody. */
const FIELD = /^[^/:]*:/;

interface MatchableItem {
	item: Item;
	side: HeapItem;
}

/** A side, and the item that it is on. */
interface ItemSide extends SideToPair {
	on: MatchableItem;
}

export function matchItems(
	items: readonly Item[],
	settings: PairingSettings,
): { results: Result[]; hints: NodeExecutionHint[] } {
	const matchable: MatchableItem[] = [];
	const results: Result[] = [];
	for (const item of items) {
		try {
			if (item.refusal) throw item.refusal.thrown;
			matchable.push({ item, side: sideToMatch(item, settings.groupBy) });
		} catch (thrown) {
			results.push(failedSide(item, thrown));
		}
	}
	// Those of a group are known by its value.
	const failed = settings.groupBy === '' ? results.map(({ input }) => input.itemIndex) : [];
	for (const group of groupedBy(matchable, ({ side }) => side.group)) {
		results.push(...groupResults(group, failed, settings));
	}
	results.sort((one, other) => firstSource(one) - firstSource(other));
	const left = results.filter(({ output, failure }) => failure || output === NEEDS_REVIEW).length;
	return { results, hints: notMatchedHint(left) };
}

export function failedSide(item: Item, thrown: unknown): Result {
	const failed = failedResult(item, thrown, true);
	const file_name = sourceFiles([item.row], failed.settings);
	return { ...failed, json: { ...failed.json, ...NOT_COMPARED, file_name } };
}

/** Settles the items that may belong together. A `failed` item is an image of which nothing is known. */
function groupResults(
	items: readonly MatchableItem[],
	failed: readonly number[],
	{ complete, groupBy }: PairingSettings,
): Result[] {
	const nothing = { name: null, sides: [], unread: [1] };
	const images = [
		...items.map((on) => ({ at: on.item.itemIndex, ...imageOf(on) })),
		...failed.map((at) => ({ at, ...nothing })),
	].sort((one, other) => one.at - other.at);
	// Whatever made a row of both sides has joined them.
	const decisions = images.flatMap(({ sides: [portrait, emblem] }) =>
		emblem === undefined ? [] : [{ portrait, emblem, isOneCard: true }],
	);
	const together = groupBy === '' ? undefined : ('group' as const);
	const people = pairSides(images, { complete, together, decisions });
	const unread = items.filter(({ side }) => side.kind === 'unread');
	return [
		...people.map((person) => personResult(person)),
		...unread.map(({ item }) => result(item, item.settings, unreadColumns(item))),
	];
}

function imageOf(on: MatchableItem): ImageToPair<ItemSide> {
	const { fields, kind, reviews } = on.side;
	const sides = { front: [1], back: [0], whole: [1, 0], unread: [] } as const;
	return {
		name: sourceFile(on.item.row)?.replace(FIELD, '') ?? null,
		sides: sides[kind].map((side) => ({ side, fields, reviews, page: 1, on })),
		unread: kind === 'unread' ? [1] : [],
	};
}

function personResult(person: PairedPerson<ItemSide>): Result {
	const { portrait, emblem, repeats, problem, candidates } = person;
	const [front, back] = [portrait ?? emblem!, emblem ?? portrait!].map(({ on }) => on);
	const { settings } = front.item;
	const isOneRow = front === back;
	// What is known of a whole row is that it was one.
	const evidence = toldEvidence(person.evidence, settings.mask).filter(
		(code) => code !== 'confirmed',
	);
	const shown = sidesOf(person);
	const { fields, ...card } = cardOfPerson(person);
	const isSaid = card.reviews?.some(({ reasons }) => reasons.includes('sides-do-not-match'));
	const { side } = shown[0];
	const { json } = cardColumns(
		{
			...card,
			fields: { ...fields, side: shown.length > 1 ? null : side },
			ofSide: true,
			reason: (found) => {
				if (problem !== undefined) return aloneReason(problem, side, candidates);
				const [proposed] = proposal({ ...person, evidence });
				return proposed ?? (isSaid ? undefined : disagreement(found));
			},
		},
		settings,
	);
	const sources = [...new Set([...shown, ...repeats].map(({ on }) => on.item.itemIndex))];
	const joined = isOneRow
		? { input: front.item, settings }
		: joinedInput(front.item, back.item, settings);
	return {
		...result(joined.input, joined.settings, {
			...json,
			file_name: sourceFiles([front.item.row, back.item.row], settings),
			...matchedColumns(
				person,
				evidence,
				candidates.map(({ on, fields }) => ({ label: `item ${on.item.itemIndex}`, fields })),
				settings,
			),
		}),
		...(sources.length > 1 && { sources }),
	};
}

function result(input: InputItem, settings: ResultSettings, json: IDataObject): Result {
	const needsReview = json.needs_review === true;
	const output = needsReview ? NEEDS_REVIEW : MATCHED;
	return { input, settings, output, json, inDoubt: needsReview };
}

/** The row of an image that was not read says best why: perhaps nobody has to take another photo. */
function unreadColumns({ row, settings }: Item): IDataObject {
	const notRead: Sentence = (language) => language.notRead;
	const [said] = placesOf(row).flatMap((one) => reasonOn(one, notRead) ?? []);
	const reason = said ?? { code: 'not-read', sentence: notRead, retry: 'image' as const };
	if (settings.mask !== 'off') {
		// What the row says may show what is masked.
		reason.sentence = notRead;
		if (!/^([45]\d{3}|http-\d{3})$/.test(reason.code)) reason.code = 'not-read';
	}
	const file_name = sourceFiles([row], settings);
	return { ...emptyColumns(reason, settings, true).json, ...NOT_COMPARED, file_name };
}

function firstSource({ input, sources }: Result): number {
	return sources?.[0] ?? input.itemIndex;
}
