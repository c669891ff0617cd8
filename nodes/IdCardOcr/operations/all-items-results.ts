import { groupedBy } from '../../../domain/pairing/grouped-by.ts';
import { pairSides, sidesOf } from '../../../domain/pairing/pair-sides.ts';
import { toldEvidence } from '../../../domain/pairing/told-evidence.ts';
import { aloneReason, incompleteness } from '../../../domain/result/incompleteness.ts';
import { AbsentImage } from '../failure/input-refusal.ts';
import { FILES_FIELD, isPlainFieldName } from '../input/item.ts';
import type { Item } from '../input/items.ts';
import { groupOf, type PairingSettings, requireOneMask } from '../input/pairing-settings.ts';
import { itemOfSide, joinedItem } from '../match-sides/joined-item.ts';
import { matchedColumns, NOT_COMPARED } from '../match-sides/matched-columns.ts';
import { distinctName, fileNameColumn } from '../result/file-names.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage, Readout } from '../run/images.ts';
import { unreadResult } from './image-result.ts';
import { type Card, INCOMPLETE, NEEDS_REVIEW, personResult, seenIn } from './person-result.ts';

/** An image of the run. */
interface MeantImage extends ReadImage {
	/** Whether the item has no other image. */
	isOnly: boolean;
}

/** An item for every person whose sides any images of the run show, and one for each image without a card. */
export function allItemsReadout(settings: PairingSettings): Readout {
	return {
		together: true,
		files: Infinity,
		check: (item, first) => {
			requireOneMask([first.settings.mask, item.settings.mask]);
			groupOf(item.row, settings.groupBy);
		},
		resultsOf: (read) => {
			const images = groupedBy(read, ({ item }) => item).flatMap(meantOn);
			const groups = groupedBy(images, ({ item }) => groupKey(item, settings.groupBy));
			const results = groups.flatMap((group) => groupResults(group, settings));
			return results.sort((one, other) => firstSource(one) - firstSource(other));
		},
	};
}

/** Of an item without any image, one stands for all. */
function meantOn(images: readonly ReadImage[]): MeantImage[] {
	const [{ result }] = images;
	const isAbsent = !result.ok && result.thrown instanceof AbsentImage;
	const meant = isAbsent ? images.slice(0, 1) : images;
	return meant.map((image) => ({ ...image, isOnly: meant.length === 1 }));
}

/** Items without a group are refused, and together. */
function groupKey({ row }: Item, groupBy: string): string | undefined {
	try {
		return groupOf(row, groupBy);
	} catch {
		return undefined;
	}
}

function groupResults(
	images: readonly MeantImage[],
	{ complete, groupBy }: PairingSettings,
): Result[] {
	const seen = seenIn(images);
	const together = groupBy === '' ? undefined : ('group' as const);
	const people = pairSides(seen, { complete, together });
	const unread = images.filter((_, index) => seen[index].sides.length === 0);
	return [...people.map((person) => resultOfPerson(person, images)), ...unread.map(resultOfUnread)];
}

function resultOfPerson(person: Card, images: readonly MeantImage[]): Result {
	const { repeats, problem, candidates, contradictions } = person;
	const sides = sidesOf(person);
	const [front, back] = [sides[0], sides[sides.length - 1]].map(({ image }) => images[image]);
	const photos = new Set([...sides, ...repeats].map(({ image }) => images[image]));
	const items = new Set([...photos].map(({ item }) => item));
	const { settings } = front.item;
	const told = { ...person, evidence: toldEvidence(person.evidence, settings.mask) };
	const result = personResult(person, images, front.item, {
		expected: [...items].flatMap((one) => one.settings.expected),
		reason: (found) =>
			problem === undefined
				? incompleteness(told, [], found)
				: aloneReason(problem, sides[0].side, candidates, contradictions),
		isForPerson: candidates.length > 0,
	});
	return {
		...result,
		item: itemOfPerson(person, front, back),
		json: {
			...result.json,
			file_name: fileNameColumn(
				[...photos].map((image) => distinctName(image, images, placeOf(image, images))),
				settings,
			),
			...matchedColumns(told, ({ image }) => labelOf(images[image]), settings),
		},
		...(items.size > 1 && { sources: [...items].map(({ itemIndex }) => itemIndex) }),
	};
}

function itemOfPerson({ portrait, emblem }: Card, front: MeantImage, back: MeantImage): Item {
	const item = itemOf(front);
	if (!portrait || !emblem) return itemOfSide(item, portrait ? 'front' : 'back');
	return front === back ? item : joinedItem(item, itemOf(back));
}

function placeOf({ item, field }: MeantImage, images: readonly MeantImage[]): string {
	const isAmongItems = images.some((one) => one.item !== item);
	return [
		...(isAmongItems ? [`item ${item.itemIndex}`] : []),
		...(field === undefined ? [] : [field]),
	].join(' ');
}

function resultOfUnread(image: MeantImage): Result {
	const { isForPerson, ...unread } = unreadResult(image, {}, false);
	return {
		...unread,
		item: itemOf(image),
		json: { ...unread.json, ...NOT_COMPARED },
		output: isForPerson ? NEEDS_REVIEW : INCOMPLETE,
	};
}

/** The item with the image's file alone: an item may have those of many people. Of a file without a field none is known. */
function itemOf({ item, isOnly, field = '' }: MeantImage): Item {
	if (isOnly) return item;
	// With files in the JSON, n8n takes a path as well.
	const name = field.replace(`${FILES_FIELD}.`, '');
	const files = Object.hasOwn(item.files, name) ? { [name]: item.files[name] } : {};
	return { ...item, files };
}

/** How `candidates` calls an image: as n8n calls its item, and by its file where the item has several. */
function labelOf({ item, field, fileName }: MeantImage): string {
	const label = `item ${item.itemIndex}`;
	if (field === undefined) return label;
	if (item.settings.mask !== 'off') return isPlainFieldName(field) ? `${label}, ${field}` : label;
	return `${label}, ${fileName ?? field}`;
}

function firstSource({ item, sources }: Result): number {
	return Math.min(item.itemIndex, ...(sources ?? []));
}
