import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';

import type { Sentence } from '../../../domain/language/language.ts';
import { toldEvidence } from '../../../domain/pairing/told-evidence.ts';
import { groupedBy } from '../../../domain/pairing/grouped-by.ts';
import { type PairedPerson, pairSides, sidesOf } from '../../../domain/pairing/pair-sides.ts';
import { cardColumns, emptyColumns } from '../../../domain/result/card-columns.ts';
import { cardOfPerson } from '../../../domain/result/card-of-person.ts';
import { aloneReason, disagreement, proposal } from '../../../domain/result/incompleteness.ts';
import { reasonOn } from '../../../domain/result/reason.ts';
import type { Item } from '../input/items.ts';
import type { PairingSettings } from '../input/pairing-settings.ts';
import { notMatchedHint } from '../result/hints.ts';
import { failedResult, type Result } from '../run/finish.ts';
import { placesOf } from './earlier-review.ts';
import { matchedColumns, NOT_COMPARED } from './matched-columns.ts';
import { joinedItem } from './joined-item.ts';
import { type RowSide, type RowToMatch, rowToMatch } from './row-to-match.ts';
import { sourceFiles } from './source-files.ts';

const MATCHED = 0;
const NEEDS_REVIEW = 1;

export function matchItems(
	items: readonly Item[],
	settings: PairingSettings,
): { results: Result[]; hints: NodeExecutionHint[] } {
	const rows: RowToMatch[] = [];
	const results: Result[] = [];
	for (const item of items) {
		try {
			if (item.refusal) throw item.refusal.thrown;
			rows.push(rowToMatch(item, settings.groupBy));
		} catch (thrown) {
			results.push(failedSide(item, thrown));
		}
	}
	// Those of a group are known by its value.
	const failed = settings.groupBy === '' ? results.map(({ item }) => item) : [];
	for (const group of groupedBy(rows, (row) => row.group)) {
		results.push(...groupResults(group, failed, settings));
	}
	results.sort((one, other) => firstSource(one) - firstSource(other));
	const left = results.filter(({ output, failure }) => failure || output === NEEDS_REVIEW).length;
	return { results, hints: notMatchedHint(left) };
}

export function failedSide(item: Item, thrown: unknown): Result {
	const failed = failedResult(item, thrown, true);
	const file_name = sourceFiles([item.row], item.settings);
	return { ...failed, json: { ...failed.json, ...NOT_COMPARED, file_name } };
}

/** Settles the rows that may belong together. A `failed` item is an image of which nothing is known. */
function groupResults(
	rows: readonly RowToMatch[],
	failed: readonly Item[],
	{ complete, groupBy }: PairingSettings,
): Result[] {
	const unknown = failed.map((item) => ({ item, name: null, sides: [], unread: [1] }));
	const images = [...rows, ...unknown].sort(
		(one, other) => one.item.itemIndex - other.item.itemIndex,
	);
	// Whatever made a row of both sides has joined them.
	const decisions = rows.flatMap(({ sides: [portrait, emblem] }) =>
		emblem === undefined ? [] : [{ portrait, emblem, isOneCard: true }],
	);
	const together = groupBy === '' ? undefined : ('group' as const);
	const people = pairSides(images, { complete, together, decisions });
	const unread = rows.filter(({ sides }) => sides.length === 0);
	return [
		...people.map(personResult),
		...unread.map(({ item }) => result(item, unreadColumns(item))),
	];
}

function personResult(person: PairedPerson<RowSide>): Result {
	const { repeats, problem, candidates, contradictions } = person;
	const shown = sidesOf(person);
	const [{ item: front, side }] = shown;
	const { item: back } = shown[shown.length - 1];
	const { settings } = front;
	// What is known of a whole row is that it was one.
	const evidence = toldEvidence(person.evidence, settings.mask).filter(
		(code) => code !== 'confirmed',
	);
	const { fields, ...card } = cardOfPerson(person);
	const isSaid = card.reviews?.some(({ reasons }) => reasons.includes('sides-do-not-match'));
	const { json } = cardColumns(
		{
			...card,
			fields: { ...fields, side: shown.length > 1 ? null : side },
			ofSide: true,
			reason: (found) => {
				if (problem !== undefined) return aloneReason(problem, side, candidates, contradictions);
				const [proposed] = proposal({ ...person, evidence });
				return proposed ?? (isSaid ? undefined : disagreement(found));
			},
		},
		settings,
	);
	const sources = [...new Set([...shown, ...repeats].map(({ item }) => item.itemIndex))];
	return {
		...result(front === back ? front : joinedItem(front, back), {
			...json,
			file_name: sourceFiles([front.row, back.row], settings),
			...matchedColumns({ ...person, evidence }, ({ item }) => `item ${item.itemIndex}`, settings),
		}),
		...(sources.length > 1 && { sources }),
	};
}

function result(item: Item, json: IDataObject): Result {
	const needsReview = json.needs_review === true;
	const output = needsReview ? NEEDS_REVIEW : MATCHED;
	return { item, output, json, inDoubt: needsReview };
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

function firstSource({ item, sources }: Result): number {
	return sources?.[0] ?? item.itemIndex;
}
