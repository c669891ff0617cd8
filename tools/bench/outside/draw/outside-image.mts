import type { IdCardFields } from '../../../../domain/id-card.ts';
import { emblemSvg, portraitSvg } from './card-svg.mts';
import { Dice } from './dice.mts';
import { jpegOf } from './frame.mts';
import { drawnHolder, type Holder } from './holder.mts';
import { SHOTS, type OutsideLevel } from './levels.mts';
import { MissingGlyphError } from './text-outline.mts';
import { emblemTruth, portraitTruth } from './truth.mts';

/** Never to be changed: figures are comparable only on the same images. */
const SEED = 'outside 2026-11-26';

/** Images of each level. */
export const OUTSIDE_COUNT = 150;

/** An image of the outside set. */
export interface OutsideImage {
	/** JPEG file. */
	image: Buffer;
	/** The correct reply; for both sides of a card, that of the portrait side. */
	truth: IdCardFields;
	/** What is written across it, if anything. */
	mark?: string;
}

/**
 * Draws an image of the outside set: portrait sides at even indexes, emblem sides at odd ones.
 * @throws when a font is missing or another version.
 */
export async function outsideImage(level: OutsideLevel, index: number): Promise<OutsideImage> {
	const { dice, cards, truth } = drawnCards(level, index);
	const { frame, quality, mark } = await SHOTS[level](dice, cards);
	return { image: await jpegOf(frame, quality), truth, ...(mark !== undefined && { mark }) };
}

/** Returns the cards of an image as SVG: draws people until a font has all characters of one. */
export function drawnCards(level: OutsideLevel, index: number) {
	for (let attempt = 0; ; attempt++) {
		const dice = new Dice(`${SEED}/${level}/${index}/${attempt}`);
		const holder = drawnHolder(dice);
		try {
			return { dice, ...cardsOf(dice, holder, level, index) };
		} catch (error) {
			if (!(error instanceof MissingGlyphError)) throw error;
		}
	}
}

function cardsOf(dice: Dice, holder: Holder, level: OutsideLevel, index: number) {
	if (level === 'both-sides') {
		const cards = [portraitSvg(dice, holder), emblemSvg(dice, holder)];
		if (dice.chance(0.3)) cards.reverse();
		return { cards, truth: portraitTruth(holder) };
	}
	return index % 2 === 0
		? { cards: [portraitSvg(dice, holder)], truth: portraitTruth(holder) }
		: { cards: [emblemSvg(dice, holder)], truth: emblemTruth(holder) };
}
