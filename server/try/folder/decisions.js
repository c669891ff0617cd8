/** @import { FoundSide } from '../../../domain/result/found-side.ts' */
/** @import { PersonRow } from '../../src/folder/rows.mts' */
/** @import { Photo } from './read-photos.js' */

/** What stays a side's own while its values are corrected. @param {FoundSide} side */
export const sideKey = ({ image, index }) => `${image}.${index}`;

/** What a person said of two sides, by their keys. @type {Map<string, { portrait: string, emblem: string, isOneCard: boolean }>} */
const decided = new Map();

/**
 * Remembers what a person who saw two sides said of them. Of one card, no other side can be then.
 * @param {FoundSide} portraitSide
 * @param {FoundSide} emblemSide
 * @param {boolean} isOneCard
 */
export function decide(portraitSide, emblemSide, isOneCard) {
	const [portrait, emblem] = [portraitSide, emblemSide].map(sideKey);
	for (const [key, one] of decided) {
		const isOfEither = one.portrait === portrait || one.emblem === emblem;
		if (isOneCard && one.isOneCard && isOfEither) decided.delete(key);
	}
	decided.set(`${portrait} ${emblem}`, { portrait, emblem, isOneCard });
}

/** All of that, with the sides as they are now. @param {readonly Photo[]} photos */
export function decisions(photos) {
	const sides = new Map(
		photos.flatMap(({ read }) => read.sides.map((side) => [sideKey(side), side])),
	);
	return [...decided.values()].flatMap(({ portrait, emblem, isOneCard }) => {
		const [front, back] = [sides.get(portrait), sides.get(emblem)];
		return front && back ? [{ portrait: front, emblem: back, isOneCard }] : [];
	});
}

/** Every side that a row was made of. @param {PersonRow} row */
export const sidesSeen = ({ sides, person: { repeats } }) =>
	[...sides, ...repeats].map(sideKey).join(' ');
