import type { HandSetNumber } from './hand-set-numbers.mts';
import { changedFields } from './saved-score.mts';
import type { ScoredImage } from './score-images.mts';

/** A hand-set number with another value. */
export interface Variation {
	number: HandSetNumber;
	value: number;
}

/** What a variation changed in the images' readings. */
export interface Change {
	/** Images that it made whole, and those that it made not whole. */
	gained: number;
	lost: number;
	/** How many fields of each set's images are read otherwise. */
	fields: Record<string, number>;
}

/** A fifth less and a fifth more; whole numbers stay whole, and what may be a probability stays below 1. */
export function variantsOf(value: number): number[] {
	if (Number.isInteger(value)) {
		const step = Math.max(1, Math.round(Math.abs(value) / 5));
		return [value - step, value + step];
	}
	const more = value < 1 && 1.2 * value >= 1 ? (1 + value) / 2 : 1.2 * value;
	return [0.8 * value, more].map((one) => Number(one.toPrecision(6)));
}

/** The source text with the number's other value. */
export function variedText({ number, value }: Variation, text: string): string {
	const digits = `(${number.value < 0 ? -value : value})`;
	return text.slice(0, number.start) + digits + text.slice(number.end);
}

/** Compares the readings of the same images. */
export function changeOf(before: readonly ScoredImage[], now: readonly ScoredImage[]): Change {
	const change: Change = { gained: 0, lost: 0, fields: {} };
	for (const [index, { set, reading, judgement }] of now.entries()) {
		const earlier = before[index];
		if (judgement.isWhole && !earlier.judgement.isWhole) change.gained++;
		if (!judgement.isWhole && earlier.judgement.isWhole) change.lost++;
		const fields =
			changedFields(earlier.reading.fields, reading.fields).length +
			changedFields(earlier.reading.otherSide, reading.otherSide).length;
		if (fields > 0) change.fields[set] = (change.fields[set] ?? 0) + fields;
	}
	return change;
}

/** Whether a variation changed anything. */
export function isMoved({ fields }: Change): boolean {
	return Object.keys(fields).length > 0;
}

/** Such as `card/read-cards.mts:41 LEAST_POINTS 3`. */
export function nameOf({ path, line, name, value }: HandSetNumber): string {
	return `${path}:${line} ${name} ${value}`;
}

/** A variation and what it changed, or why it could not be read with, in a line. */
export function lineOf({ number, value }: Variation, change: Change | Error): string {
	const title = `${nameOf(number)} → ${value}: `;
	if (change instanceof Error) return `${title}fails: ${change.message}`;
	if (!isMoved(change)) return `${title}nothing`;
	const fields = Object.entries(change.fields);
	const all = fields.reduce((sum, [, count]) => sum + count, 0);
	const sets = fields.map(([set, count]) => `${set} ${count}`).join('; ');
	return `${title}whole +${change.gained} −${change.lost}, fields ${all}: ${sets}`;
}
