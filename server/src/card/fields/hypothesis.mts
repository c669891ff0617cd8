import type { ID_CARD_FIELD_NAMES } from '../../../../domain/id-card.ts';
import type { Glyph } from '../print/glyph.mts';

export type FieldName = (typeof ID_CARD_FIELD_NAMES)[number];

export interface Hypothesis {
	value: string;
	glyphs: readonly Glyph[];
	/** The evidence of its characters (see {@link evidenceOf}), changed by what its grammar and language say. */
	evidence: number;
	/** Whether it was derived from the ID number, because its own print was lost or hardly legible. */
	isFromNumber?: boolean;
}

export type Values = Partial<Record<FieldName, Hypothesis>>;

export type Readings = Partial<Record<FieldName, Hypothesis[]>>;

/** A character of this probability adds nothing to the evidence; a less probable one subtracts. */
const NEUTRAL = 0.2;

/** A hypothesis with the evidence of its characters; `null` without a value. */
export function hypothesisOf(value: string | null, glyphs: readonly Glyph[]): Hypothesis | null {
	return value === null ? null : { value, glyphs, evidence: evidenceOf(glyphs) };
}

export function evidenceOf(glyphs: readonly Glyph[]): number {
	return glyphs.reduce((sum, { reading }) => sum + evidenceFor(reading.probability), 0);
}

/** The evidence of one character, positive above {@link NEUTRAL}. */
export function evidenceFor(probability: number): number {
	return Math.log(probability / NEUTRAL);
}

/** Of the characters that a value was read from, those that are in it or stand for another one, as a dash for 一. */
export function ownGlyphs({ value, glyphs }: Hypothesis): Glyph[] {
	const left = [...value];
	const take = (text: string) => left.includes(text) && left.splice(left.indexOf(text), 1);
	const isOwn = glyphs.map(({ text }) => take(text));
	return glyphs.filter((_, index) => isOwn[index] || left.shift() !== undefined);
}

/** The lowest probability of its characters; 1 without any. */
export function legibilityOf({ glyphs }: Hypothesis): number {
	return Math.min(1, ...glyphs.map(({ reading }) => reading.probability));
}
