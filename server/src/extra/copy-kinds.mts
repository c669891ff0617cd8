import { RIM } from '../card/layout/template.mts';
import { REACH } from '../card/other-document.mts';
import { placeLine } from '../card/print/glyph.mts';
import { isPurpose } from '../card/print/purpose.mts';
import { centerOf, contains } from '../geometry/quad.mts';
import { cropToFit } from '../image/bilinear-crop.mts';
import { CHANNELS, type Raster } from '../image/raster.mts';
import {
	mapOf,
	outlineIn,
	type FoundCard,
	type RasterReading,
} from '../reading/raster-reading.mts';
import { MAP_SIDE } from './quality.mts';
import { DARK } from './unread.mts';

const TEMPORARY = /临时居民身份/;

/**
 * A card's background is coloured, while light tints a grey copy evenly: this quantile of the pixels'
 * differences from the median colour is 0.0105 or more on drawn photos of cards, and below 0.005 on most grey
 * copies. Colours are the shares of red and blue in the sum of the channels.
 */
const TINTED = { quantile: 0.8, limit: 0.006 };

/** Tells what kind of copy or card an image shows, by the card's pixels and by the lines on and around it. */
export function copyKindsOf(card: FoundCard, reading: RasterReading, raster: Raster) {
	const around = outlineIn(card, REACH);
	const inRaster = mapOf(reading);
	const lines = reading.passes
		.flatMap((pass) => pass.lines)
		.filter(({ quad }) => contains(around, centerOf(inRaster(quad))));
	return {
		'grey-copy': isGrey(cropToFit(raster, outlineIn(card, -RIM), MAP_SIDE)),
		'marked-copy': lines.some((line) => isPurpose(placeLine(line))),
		'temporary-card': lines.some(({ text }) => TEMPORARY.test(text.replaceAll(' ', ''))),
	};
}

function isGrey({ data }: Raster): boolean {
	const reds: number[] = [];
	const blues: number[] = [];
	for (let at = 0; at < data.length; at += CHANNELS) {
		const sum = data[at] + data[at + 1] + data[at + 2];
		// Too dark to have a reliable colour.
		if (sum < CHANNELS * DARK) continue;
		reds.push(data[at] / sum);
		blues.push(data[at + 2] / sum);
	}
	if (reds.length === 0) return false;
	const quantile = (values: readonly number[], share: number) =>
		Float64Array.from(values).sort()[Math.floor(share * values.length)];
	const red = quantile(reds, 0.5);
	const blue = quantile(blues, 0.5);
	const differences = reds.map((share, index) => Math.hypot(share - red, blues[index] - blue));
	return quantile(differences, TINTED.quantile) < TINTED.limit;
}
