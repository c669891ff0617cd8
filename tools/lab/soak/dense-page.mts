import sharp from 'sharp';

import { line, pageSvg, writing } from '../specimens/no-card/page.mts';
import { Random } from '../../../test/support/random.mts';

const WIDTH = 1654;
const HEIGHT = 2339;
const SIZE = 14;
const LEADING = 20;
const MARGIN = 60;

/** Draws an A4 page full of small print (JPEG): the most text that an image may hold. */
export async function densePage(seed: number): Promise<Buffer> {
	const random = new Random(`dense-page/${seed}`);
	const length = Math.floor((WIDTH - 2 * MARGIN) / SIZE);
	const rows = Math.floor((HEIGHT - 2 * MARGIN) / LEADING);
	const drawing = Array.from({ length: rows }, (_, row) =>
		line(writing(random, length), MARGIN, MARGIN + (row + 1) * LEADING, SIZE),
	).join('');
	const svg = pageSvg({ width: WIDTH, height: HEIGHT, drawing });
	return await sharp(svg, { unlimited: true })
		.flatten({ background: 'white' })
		.jpeg({ quality: 85 })
		.toBuffer();
}
