/** @import { PrintedField } from '../../../domain/required-fields.ts' */
/** @import { FoundSide } from '../../../domain/result/found-side.ts' */
/** @import { Looks } from '../../src/folder/looks.mts' */
/** @import { PersonRow } from '../../src/folder/rows.mts' */
/** @import { Photo } from './read-photos.js' */

import { keyBy, noLooks, rowKey, sayOfPair, sayOfRow } from '../../src/folder/looks.mts';

/**
 * What a person says that the fields of a side are; `null` for nothing.
 * @typedef {{ side: FoundSide, values: Partial<Record<PrintedField, string | null>> }} Correction
 */

/** What stays a side's own while its values are corrected. @param {FoundSide} side */
export const sideKey = ({ image, index }) => `${image}.${index}`;

/** All that a person has answered so far, which a step back exchanges for what it was before. */
let answers = {
	looks: noLooks(),
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

/** All photos of one side of a row's card. @param {PersonRow} row @param {0 | 1} side */
export const photosOf = ({ sides, person: { repeats } }, side) =>
	[...sides, ...repeats].filter((one) => one.side === side);

/** What was answered of rows and their sides. */
export const looks = () => answers.looks;

/** What the answers call these sides. @param {readonly Photo[]} photos @param {readonly FoundSide[]} sides */
const keysOf = (photos, sides) => sides.map(keyBy((image) => photos[image].read));

/**
 * Remembers what a person who saw two sides said of them, in all their photos.
 * @param {readonly Photo[]} photos
 * @param {readonly FoundSide[]} portraits
 * @param {readonly FoundSide[]} emblems
 * @param {boolean} isOneCard
 */
export function decide(photos, portraits, emblems, isOneCard) {
	sayOfPair(answers.looks, keysOf(photos, portraits), keysOf(photos, emblems), isOneCard);
}

/**
 * What a person wrote is as read, in every photo of it, without a doubt.
 * @param {readonly Photo[]} photos
 * @param {Correction} correction
 * @param {PersonRow} row
 */
export function correct(photos, { side, values }, row) {
	for (const key of keysOf(photos, photosOf(row, side.side))) {
		answers.looks.values.set(key, { values, isChecked: true });
	}
}

/** A row that gets another side later is another one: that side was not looked at. @param {readonly Photo[]} photos @param {PersonRow} row */
export function check(photos, { sides, person: { repeats }, perhaps }) {
	sayOfRow(answers.looks, keysOf(photos, [...sides, ...repeats]), perhaps);
}

/** @param {readonly Photo[]} photos @param {PersonRow} row */
export function isChecked(photos, { sides, person: { repeats }, perhaps }) {
	return answers.looks.rows.has(rowKey(keysOf(photos, [...sides, ...repeats]), perhaps));
}

/** Takes what was answered in an earlier table, where nothing was answered since. @param {Looks} kept */
export function keep(kept) {
	beginStep();
	const { values, pairs, rows } = answers.looks;
	answers.looks = {
		values: new Map([...kept.values, ...values]),
		pairs: new Map([...kept.pairs, ...pairs]),
		rows: new Set([...kept.rows, ...rows]),
	};
}

/** @param {string} folder */
export const refuseHeap = (folder) => answers.refused.add(folder);

/** @param {string} folder */
export const isHeapRefused = (folder) => answers.refused.has(folder);
