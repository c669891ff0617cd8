// Inverse distance weighting (Shepard 1968, "A two-dimensional interpolation function for irregularly-spaced
// data"), smoothed near the data points.
import { distance } from '../../geometry/quad.mts';
import type { FoundWord } from '../placing/found-words.mts';
import { NEAR, type Placement } from '../placing/placement.mts';
import { usualContrast, type Contrast, type Glyph } from '../print/glyph.mts';

/**
 * Corrects contrasts for uneven light: glare fades all print near it, and the card's own words show by how
 * much. Marks are paler than the words near them.
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
		return Math.min(1, sum / weights);
	};
	return (glyph) => contrastOf(glyph) / lightAt(glyph);
}
