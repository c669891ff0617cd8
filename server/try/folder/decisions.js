/** @import { FoundSide } from '../../../domain/result/found-side.ts' */
/** @import { PersonRow } from '../../src/folder/rows.mts' */
/** @import { Photo } from './read-photos.js' */

/** What stays a side's own while its values are corrected. @param {FoundSide} side */
export const sideKey = ({ image, index }) => `${image}.${index}`;

/** What a person said of two sides, by their keys. @type {Map<string, { portrait: string, emblem: string, isOneCard: boolean }>} */
const decided = new Map();

/**
 * Remembers what a person who saw two sides said of them, in all their photos. What was said of them before is forgotten; of one
 * card, no other side can be then.
 * @param {readonly FoundSide[]} portraits
 * @param {readonly FoundSide[]} emblems
 * @param {boolean} isOneCard
 */
export function decide(portraits, emblems, isOneCard) {
	const fronts = portraits.map(sideKey);
	const backs = emblems.map(sideKey);
	for (const [key, one] of decided) {
		const isFront = fronts.includes(one.portrait);
		const isBack = backs.includes(one.emblem);
		const isOther = isOneCard && one.isOneCard && (isFront || isBack);
		if ((isFront && isBack) || isOther) decided.delete(key);
	}
	for (const portrait of fronts) {
		for (const emblem of backs)
			decided.set(`${portrait} ${emblem}`, { portrait, emblem, isOneCard });
	}
}

/** All photos of one side of a row's card. @param {PersonRow} row @param {0 | 1} side */
export const photosOf = ({ sides, person: { repeats } }, side) =>
	[...sides, ...repeats].filter((one) => one.side === side);

/** All of that, with the sides as they are now. @param {readonly Photo[]} photos */
export function decisions(photos) {
	const sides = new Map(
		photos.flatMap(({ read }) => read.sides.map((side) => [sideKey(side), side])),
	);
	return [...decided.values()].flatMap(({ portrait, emblem, isOneCard }) => {
		const front = sides.get(portrait);
		const back = sides.get(emblem);
		return front && back ? [{ portrait: front, emblem: back, isOneCard }] : [];
	});
}

/** Every side that a row was made of. @param {PersonRow} row */
export const sidesSeen = ({ sides, person: { repeats } }) =>
	[...sides, ...repeats].map(sideKey).sort().join(' ');
