import type { IBinaryData, IBinaryKeyData } from 'n8n-workflow';

import { groupedBy } from '../../../domain/pairing/grouped-by.ts';
import { type PairedPerson, pairSides } from '../../../domain/pairing/pair-sides.ts';
import { toldEvidence } from '../../../domain/pairing/told-evidence.ts';
import { cardColumns, emptyColumns } from '../../../domain/result/card-columns.ts';
import {
	fieldsOf,
	type FoundSide,
	sidesIn,
	unreadReason,
} from '../../../domain/result/found-side.ts';
import {
	aloneReason,
	faultOfPair,
	photographAgain,
} from '../../../domain/result/incompleteness.ts';
import { reasonOf } from '../failure/shown-failure.ts';
import { type InputItem, isPlainFieldName } from '../input/item.ts';
import type { UsableItem } from '../input/items.ts';
import { groupOf, type PairingSettings, requireOneMask } from '../input/pairing-settings.ts';
import { candidateText } from '../match-sides/candidate-text.ts';
import { inputOfSide, joinedInput } from '../match-sides/joined-input.ts';
import { NOT_COMPARED } from '../match-sides/match-items.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage, Readout } from '../run/images.ts';
import { imageResult } from './image-result.ts';
import {
	COMPLETE,
	INCOMPLETE,
	joinedConfidences,
	NEEDS_REVIEW,
	withoutCardCopy,
} from './person-results.ts';

/** An image of the run, and the item that it is on. */
interface ItemImage extends ReadImage {
	item: UsableItem;
}

type Person = PairedPerson<FoundSide<IBinaryData>>;

/** An item for every person whose sides any images of the run show, and one for each image without a card. */
export function allItemsReadout(settings: PairingSettings): Readout {
	return {
		together: true,
		files: Infinity,
		check: (item, first) => {
			requireOneMask([first, item].flatMap((one) => one.settings?.mask ?? []));
			groupOf(item.row, settings.groupBy);
		},
		resultsOf: (read) => {
			const images = read.flatMap(({ item, images: own }) =>
				own.map((image): ItemImage => ({ ...image, item })),
			);
			const groups = groupedBy(images, ({ item }) => groupKey(item, settings.groupBy));
			const results = groups.flatMap((group) => groupResults(group, settings));
			return results.sort((one, other) => firstSource(one) - firstSource(other));
		},
	};
}

/** Items without a group are refused, and together. */
function groupKey({ row }: UsableItem, groupBy: string): string | undefined {
	try {
		return groupOf(row, groupBy);
	} catch {
		return undefined;
	}
}

function groupResults(
	images: readonly ItemImage[],
	{ complete, groupBy }: PairingSettings,
): Result[] {
	const seen = images.map(({ result, fileName, unread }, index) => ({
		name: fileName ?? null,
		sides: result.ok ? sidesIn(result.reply, result.files, index) : [],
		unread,
	}));
	const together = groupBy === '' ? undefined : ('group' as const);
	const people = pairSides(seen, { complete, together });
	const unread = images.filter((_, index) => seen[index].sides.length === 0);
	return [
		...people.map((person) => personResult(person, images)),
		...unread.map((image) => unreadResult(image)),
	];
}

function personResult(person: Person, images: readonly ItemImage[]): Result {
	const { portrait, emblem, repeats, problem, candidates } = person;
	const sides = [portrait, emblem].flatMap((side) => side ?? []);
	const [front, back] = [sides[0], sides[sides.length - 1]].map(({ image }) => images[image]);
	const { settings } = front.item;
	const evidence = toldEvidence(person.evidence, settings.mask);
	const confidences = joinedConfidences(person);
	const columns = cardColumns(
		{
			fields: { ...fieldsOf(portrait?.fields, emblem?.fields), side: null },
			sides: sides.map(({ side }) => side),
			reviews: sides.flatMap(({ reviews }) => reviews),
			confidences,
			others: [
				...repeats.map(({ fields }) => fields),
				...new Set([...settings.expected, ...back.item.settings.expected]),
			],
			reason: (found) =>
				problem === undefined
					? faultOfPair({ ...person, evidence }, found)
					: aloneReason(problem, sides[0].side, candidates),
		},
		settings,
	);
	const shown = { front: portrait, back: emblem };
	const result = imageResult(front.item, columns, images, shown, confidences);
	const items = new Set([...sides, ...repeats].map(({ image }) => images[image].item.itemIndex));
	const isForPerson = sides.length === 2 || candidates.length > 0;
	return {
		...(person.isProposed ? withoutCardCopy(result) : result),
		input: inputOfPerson(person, inputOf(front), inputOf(back)),
		json: {
			...result.json,
			matched_by: problem === undefined ? evidence.join(', ') : null,
			candidates: candidateText(
				candidates.map(({ image, fields }) => ({ label: labelOf(images[image]), fields })),
				settings,
			),
		},
		output: !isForPerson ? INCOMPLETE : columns.needsReview ? NEEDS_REVIEW : COMPLETE,
		...(items.size > 1 && { sources: [...items] }),
	};
}

function inputOfPerson({ portrait, emblem }: Person, front: InputItem, back: InputItem): InputItem {
	if (portrait === undefined || emblem === undefined) {
		return inputOfSide(front, portrait ? 'front' : 'back');
	}
	return portrait.image === emblem.image ? front : joinedInput(front, back);
}

function unreadResult(image: ItemImage): Result {
	const { item, result } = image;
	const { settings } = item;
	const reason = result.ok
		? photographAgain(unreadReason(result.reply))
		: reasonOf(result.thrown, settings.mask !== 'off');
	const unread = imageResult(item, emptyColumns(reason, settings, false), [image], {});
	return {
		...unread,
		input: inputOf(image),
		json: { ...unread.json, ...NOT_COMPARED },
		// Another photo of this card might be as unreadable, while a person can read it in this one.
		output: reason.retry === null ? NEEDS_REVIEW : INCOMPLETE,
		...(!result.ok && { failure: { thrown: result.thrown } }),
	};
}

/** The item with the image's file alone: an item of a form may have those of many people. */
function inputOf({ item, field }: ItemImage): InputItem {
	const own = (files?: IBinaryKeyData): IBinaryKeyData | undefined =>
		field === undefined || files === undefined || !Object.hasOwn(files, field)
			? files
			: { [field]: files[field] };
	const { itemIndex, row, binary, filesInJson } = item;
	return { itemIndex, row, binary: own(binary), filesInJson: own(filesInJson) };
}

/** How `candidates` calls an image: as n8n calls its item, and by its file where the item has several. */
function labelOf({ item, field, fileName }: ItemImage): string {
	const label = `item ${item.itemIndex}`;
	if (field === undefined) return label;
	if (item.settings.mask !== 'off') return isPlainFieldName(field) ? `${label}, ${field}` : label;
	return `${label}, ${fileName ?? field}`;
}

function firstSource({ input, sources }: Result): number {
	return Math.min(input.itemIndex, ...(sources ?? []));
}
