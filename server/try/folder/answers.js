/** @import { PrintedField } from '../../../domain/required-fields.ts' */
/** @import { FoundSide } from '../../../domain/result/found-side.ts' */
/** @import { ReadFile } from '../../src/folder/read-file.mts' */
/** @import { PersonRow } from '../../src/folder/rows.mts' */
/** @import { Photo } from './read-photos.js' */

/**
 * What a person says that the fields of a side are; `null` for nothing.
 * @typedef {{ side: FoundSide, values: Partial<Record<PrintedField, string | null>> }} Correction
 */

/** What stays a side's own while its values are corrected. @param {FoundSide} side */
export const sideKey = ({ image, index }) => `${image}.${index}`;

/** All that a person has answered so far, which a step back exchanges for what it was before. */
let answers = {
	/** Rows found right, by the sides that there were to look at. @type {Set<string>} */
	checked: new Set(),
	/** What was said of two sides, by their keys. @type {Map<string, { portrait: string, emblem: string, isOneCard: boolean }>} */
	decided: new Map(),
	/** What sides say, by their keys. @type {Map<string, Correction['values']>} */
	corrected: new Map(),
	/** Folders whose pairs in order are asked about one by one. @type {Set<string>} */
	refused: new Set(),
};

/** What was answered before each of the last answers, and the row that it was about. @type {Array<{ before: typeof answers, row?: string }>} */
const steps = [];

/** A choice: each keeps a copy of all answers before. */
const MOST_STEPS = 100;

/** Begins an answer. @param {string} [row] the key of the row that it is about */
export function beginStep(row) {
	steps.push({ before: answers, row });
	if (steps.length > MOST_STEPS) steps.shift();
	answers = structuredClone(answers);
}

/** Takes the last answer back, and returns the row that it was about. */
export function stepBack() {
	const step = steps.pop();
	if (step !== undefined) answers = step.before;
	return step?.row;
}

export const hasSteps = () => steps.length > 0;

/**
 * Remembers what a person who saw two sides said of them, in all their photos. What was said of them before is forgotten; of one
 * card, no other side can be then.
 * @param {readonly FoundSide[]} portraits
 * @param {readonly FoundSide[]} emblems
 * @param {boolean} isOneCard
 */
export function decide(portraits, emblems, isOneCard) {
	const { decided } = answers;
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

/** What was decided, with the sides as they are now. @param {readonly ReadFile[]} files */
export function decisions(files) {
	const sides = new Map(files.flatMap((file) => file.sides.map((side) => [sideKey(side), side])));
	return [...answers.decided.values()].flatMap(({ portrait, emblem, isOneCard }) => {
		const front = sides.get(portrait);
		const back = sides.get(emblem);
		return front && back ? [{ portrait: front, emblem: back, isOneCard }] : [];
	});
}

/** What a person wrote is as read, in every photo of it, without a doubt. @param {Correction} correction @param {PersonRow} row */
export function correct({ side, values }, row) {
	for (const one of photosOf(row, side.side)) answers.corrected.set(sideKey(one), values);
}

/** What was read, as corrected. @param {readonly Photo[]} photos @returns {ReadFile[]} */
export function correctedFiles(photos) {
	return photos.map(({ read, name }) => {
		const sides = read.sides.map((side) => {
			const values = answers.corrected.get(sideKey(side));
			return values ? { ...side, fields: { ...side.fields, ...values }, reviews: [] } : side;
		});
		return { ...read, name, sides };
	});
}

/** Every side that a row was made of. @param {PersonRow} row */
const sidesSeen = ({ sides, person: { repeats } }) =>
	[...sides, ...repeats].map(sideKey).sort().join(' ');

/** A row that gets another side later is another one: that side was not looked at. @param {PersonRow} row */
export const check = (row) => answers.checked.add(sidesSeen(row));

/** @param {PersonRow} row */
export const isChecked = (row) => answers.checked.has(sidesSeen(row));

/** @param {string} folder */
export const refuseHeap = (folder) => answers.refused.add(folder);

/** @param {string} folder */
export const isHeapRefused = (folder) => answers.refused.has(folder);
