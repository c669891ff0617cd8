import sharp, { type Sharp } from 'sharp';

import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { cutObjectImage, noCardImage, sheetImage } from '../specimens/no-card.mts';
import { SHEET_FAMILIES } from '../specimens/no-card/sheets.mts';
import { drawCard, type CardOptions, type TrueImage } from './image-set.mts';

/**
 * A set of what shows how little a card may have and how much another document: of a family of documents, or of cards
 * whose labels are lost.
 */
export interface DocumentSet {
	name: string;
	isCard: boolean;
	/** Whether no rule was made with it, so that it can judge them. */
	isHeldOut: boolean;
	draw(index: number, seed: string): Promise<TrueImage>;
}

const document = (
	name: string,
	drawn: (index: number, seed: string) => Promise<{ image: Buffer }>,
): DocumentSet => ({
	name,
	isCard: false,
	isHeldOut: name.startsWith('form'),
	async draw(index, seed) {
		const { image } = await drawn(index, `${seed}/${index}`);
		return { image, truths: [emptyIdCardFields()] };
	},
});

/** How much of a side a crop loses, with its labels, as a share of a card's width; values begin further right. */
const CROPPED = { 1: 14 / 85.6, 0: 33 / 85.6 };

/** The labels of every set's cards are lost in another way. */
const LOST: ReadonlyArray<[how: string, options: CardOptions]> = [
	['cropped', { level: 'clean' }],
	['faded, blurred', { level: 'photo', conditions: ['faded', 'blurred'] }],
	['glare', { level: 'hard', conditions: ['glare'] }],
];

const lostLabels = ([how, options]: (typeof LOST)[number]): DocumentSet => ({
	name: `labels lost, ${how}`,
	isCard: true,
	isHeldOut: how === 'glare',
	async draw(index, seed) {
		const side = index % 2 === 0 ? 1 : 0;
		const { image, truths } = await drawCard([seed, index, side], options);
		if (how !== 'cropped') return { image, truths };
		const { width, height } = await sharp(image).metadata();
		const left = Math.round(width * CROPPED[side]);
		const area = { left, top: 0, width: width - left, height };
		return { image: await sharp(image).extract(area).png().toBuffer(), truths };
	},
});

/** Other documents, and cards that have little of a card. */
export const DOCUMENT_SETS: readonly DocumentSet[] = [
	...SHEET_FAMILIES.map((family) =>
		document(family, (_, seed) => sheetImage(family, seed, { isCut: false })),
	),
	document('licence without title', (_, seed) => sheetImage('licence', seed, { isCut: true })),
	document('form without title', (_, seed) => sheetImage('form', seed, { isCut: true })),
	document('cut off', cutObjectImage),
	...LOST.map(lostLabels),
];

/** What makes a card unreadable by degrees: a share of its light, a blur and a width in pixels. */
const DEGREES: ReadonlyArray<[how: string, change: (card: Sharp) => Sharp]> = [
	...[0.1, 0.06, 0.04, 0.025].map((light): (typeof DEGREES)[number] => [
		`dark ${light}`,
		(card) => card.linear(light, 0),
	]),
	...[3, 5, 7, 9].map((sigma): (typeof DEGREES)[number] => [
		`blurred ${sigma}`,
		(card) => card.resize(1000).blur(sigma),
	]),
	...[200, 160, 130, 100, 70].map((width): (typeof DEGREES)[number] => [
		`small ${width}`,
		(card) => card.resize(width),
	]),
];

/** Cards in every degree, and pages of plain text. */
export const UNREADABLE_SETS: readonly DocumentSet[] = [
	...DEGREES.map(([how, change]) => ({
		name: how,
		isCard: true,
		isHeldOut: false,
		async draw(index: number, seed: string) {
			const side = index % 2 === 0 ? 1 : 0;
			const { image, truths } = await drawCard([seed, index, side], { level: 'photo' });
			return { image: await change(sharp(image).removeAlpha()).jpeg().toBuffer(), truths };
		},
	})),
	document('plain text', (_, seed) => noCardImage('text-page', seed)),
	document('empty sheet on a table', (_, seed) => noCardImage('blank-paper', seed)),
];
