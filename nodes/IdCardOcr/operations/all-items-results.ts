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
import { AbsentImage } from '../failure/input-refusal.ts';
import { FILES_FIELD, type InputItem, isPlainFieldName } from '../input/item.ts';
import type { UsableItem } from '../input/items.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { groupOf, type PairingSettings, requireOneMask } from '../input/pairing-settings.ts';
import { candidateText } from '../match-sides/candidate-text.ts';
import { inputOfSide, type JoinedInput, joinedInput } from '../match-sides/joined-input.ts';
import { NOT_COMPARED } from '../match-sides/match-items.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage, ReadItem, Readout } from '../run/images.ts';
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
	/** Whether the item has no other image. */
	isOnly: boolean;
}

type Person = PairedPerson<FoundSide<IBinaryData>>;

/** An item for every person whose sides any images of the run show, and one for each image without a card. */
export function allItemsReadout(settings: PairingSettings): Readout {
	return {
		together: true,
		files: Infinity,
		check: (item, first) => {
			requireOneMask([first, item].flatMap((one) => one?.settings?.mask ?? []));
			groupOf(item.row, settings.groupBy);
		},
		resultsOf: (read) => {
			const images = read.flatMap(imagesOf);
			const groups = groupedBy(images, ({ item }) => groupKey(item, settings.groupBy));
			const results = groups.flatMap((group) => groupResults(group, settings));
			return results.sort((one, other) => firstSource(one) - firstSource(other));
		},
	};
}

/** Of an item without any image, one stands for all. */
function imagesOf({ item, images }: ReadItem): ItemImage[] {
	const present = images.filter(
		({ result }) => result.ok || !(result.thrown instanceof AbsentImage),
	);
	const meant = present.length === 0 ? images.slice(0, 1) : present;
	return meant.map((image) => ({ ...image, item, isOnly: meant.length === 1 }));
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
	const on = [...sides, ...repeats].map(({ image }) => images[image].item);
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
				...new Set(on.flatMap((one) => one.settings.expected)),
			],
			reason: (found) =>
				problem === undefined
					? faultOfPair({ ...person, evidence }, found)
					: aloneReason(problem, sides[0].side, candidates),
		},
		settings,
	);
	const shown = { front: portrait, back: emblem };
	const shownResult = imageResult(front.item, columns, images, shown, confidences);
	const result = person.isProposed ? withoutCardCopy(shownResult) : shownResult;
	const items = new Set(on.map(({ itemIndex }) => itemIndex));
	const isForPerson = sides.length === 2 || candidates.length > 0;
	return {
		...result,
		...inputOfPerson(person, front, back),
		json: {
			...result.json,
			file_name: fileNames([...sides, ...repeats], images, settings),
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

function inputOfPerson(
	{ portrait, emblem }: Person,
	front: ItemImage,
	back: ItemImage,
): JoinedInput {
	const { settings } = front.item;
	if (portrait === undefined || emblem === undefined) {
		return inputOfSide(inputOf(front), portrait ? 'front' : 'back', settings);
	}
	if (front === back) return { input: inputOf(front), settings };
	return joinedInput(inputOf(front), inputOf(back), settings);
}

/** The names of all photos that show the card, after their item where another photo of the run has the same. */
function fileNames(
	sides: readonly FoundSide[],
	images: readonly ItemImage[],
	{ mask }: ResultSettings,
): string | null {
	const shown = new Set(sides.map(({ image }) => images[image]));
	const names = [...shown].flatMap((image) => {
		const { fileName } = image;
		if (fileName === undefined) return [];
		const isShared = images.some((one) => one !== image && one.fileName === fileName);
		return isShared ? `${placeOf(image, images)}:${fileName}` : fileName;
	});
	// A file's name may reveal what is masked.
	return mask === 'off' && names.length > 0 ? names.join(', ') : null;
}

function placeOf({ item, field }: ItemImage, images: readonly ItemImage[]): string {
	const isAmongItems = images.some((one) => one.item !== item);
	return [
		...(isAmongItems ? [`item ${item.itemIndex}`] : []),
		...(field === undefined ? [] : [field]),
	].join(' ');
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

/** The item with the image's file alone: an item may have those of many people. Of a file without a field none is known. */
function inputOf({ item, isOnly, field = '' }: ItemImage): InputItem {
	const { itemIndex, row, binary, filesInJson } = item;
	if (isOnly) return { itemIndex, row, binary, filesInJson };
	// With files in the JSON, n8n takes a path as well.
	const name = field.replace(`${FILES_FIELD}.`, '');
	const own = (files?: IBinaryKeyData) =>
		files !== undefined && Object.hasOwn(files, name) ? { [name]: files[name] } : undefined;
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
