import { distance } from '../geometry/quad.mts';
import { usualContrast, type Contrast, type Glyph } from './glyph.mts';
import type { FoundWord } from './found-words.mts';
import type { Placement } from './placement.mts';

/** Print at this distance, in millimetres, counts a quarter of that at the place itself. */
const NEAR = 10;

/** Print is not taken for stronger or weaker than so many times the usual. */
const RANGE = { least: 0.3, most: 1 };

/**
 * Contrasts as they would be in even light: reflected light fades all print around it, and a card's own
 * words show how much. Marks are pale beside dark words.
 */
export function inEvenLight(contrastOf: Contrast, { words, toCard }: Placement): Contrast {
	const isLabel = ({ anchor }: FoundWord) => typeof anchor.word === 'string';
	// Labels are printed in a paler ink than values.
	const inks = [words.filter(isLabel), words.filter((word) => !isLabel(word))];
	const print = inks.flatMap((ink) => {
		const glyphs = ink.flatMap((word) => word.glyphs);
		const usual = usualContrast(glyphs, contrastOf);
		return glyphs.map((glyph) => ({ at: toCard(glyph.at), share: contrastOf(glyph) / usual }));
	});
	const lightAt = (glyph: Glyph) => {
		const at = toCard(glyph.at);
		let [sum, weights] = [0, 0];
		for (const one of print) {
			const weight = (distance(one.at, at) ** 2 + NEAR ** 2) ** -2;
			sum += weight * one.share;
			weights += weight;
		}
		return Math.min(RANGE.most, Math.max(RANGE.least, sum / weights));
	};
	return (glyph) => contrastOf(glyph) / lightAt(glyph);
}
