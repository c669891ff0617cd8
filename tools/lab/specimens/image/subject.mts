import sharp, { type OverlayOptions } from 'sharp';
import type { Random } from '../../../../test/support/random.mts';
import { notoFamily } from '../type/font-family.mts';
import { Typesetter } from '../type/typesetter.mts';
import { type Raster, rasterOfSharp, sharpOf } from './raster.mts';

/** Position of the second card relative to the first. */
export type Arrangement = 'below' | 'beside';

/** What is captured: one or two cards, or a photocopy of them. */
export interface Subject {
	/** RGBA. */
	raster: Raster;
	/** Width of one card in the raster's pixels. */
	cardWidth: number;
	/** The first card's rectangle in the raster, in pixels. */
	card: { left: number; top: number; width: number; height: number };
}

const COPY_PURPOSES = ['仅供办理业务使用', '复印件与原件一致', '仅限入职登记使用 再次复印无效'];

/** Arranges cards in a row or a column on a transparent background. */
async function arrange(
	cards: readonly Raster[],
	arrangement: Arrangement,
	margin: number,
	gap: number,
): Promise<Subject> {
	const [{ width, height }] = cards;
	const pitch = arrangement === 'below' ? { x: 0, y: height + gap } : { x: width + gap, y: 0 };
	const last = cards.length - 1;
	const raster = await rasterOfSharp(
		sharp({
			create: {
				width: last * pitch.x + width + 2 * margin,
				height: last * pitch.y + height + 2 * margin,
				channels: 4,
				background: { r: 0, g: 0, b: 0, alpha: 0 },
			},
		}).composite(
			cards.map(
				({ data }, i): OverlayOptions => ({
					input: Buffer.from(data.buffer, data.byteOffset, data.byteLength),
					raw: { width, height, channels: 4 },
					left: margin + i * pitch.x,
					top: margin + i * pitch.y,
				}),
			),
		),
		4,
	);
	return { raster, cardWidth: width, card: { left: margin, top: margin, width, height } };
}

/** Returns a single card, or several with a gap between them. */
export async function loose(
	random: Random,
	cards: readonly Raster[],
	arrangement: Arrangement = 'below',
): Promise<Subject> {
	const [{ width, height }] = cards;
	if (cards.length > 1) {
		return arrange(cards, arrangement, 0, Math.round(width * random.between(0.03, 0.1)));
	}
	return { raster: cards[0], cardWidth: width, card: { left: 0, top: 0, width, height } };
}

function purposeNote(random: Random, { raster, card }: Subject): string {
	const size = card.width * 0.045;
	const text = random.pick(COPY_PURPOSES);
	const type = new Typesetter(notoFamily());
	const style = { size, weight: 'regular', colour: '#000' } as const;
	const bottom = raster.height - size;
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${raster.width}" height="${raster.height}">` +
		`${type.centred(text, raster.width / 2, bottom, style)}</svg>`
	);
}

/** Returns a black-and-white copy of the cards on paper, sometimes with a note of its purpose. */
export async function photocopy(
	random: Random,
	cards: readonly Raster[],
	arrangement: Arrangement = 'below',
): Promise<Subject> {
	const [{ width }] = cards;
	const margin = Math.round(width * random.between(0.12, 0.3));
	const gap = Math.round(width * random.between(0.06, 0.14));
	const subject = await arrange(cards, arrangement, margin, gap);
	const contrast = random.between(1.1, 1.45);
	const paper = sharpOf(subject.raster)
		.flatten({ background: '#fff' })
		.modulate({ saturation: 0 })
		.linear(contrast, random.between(-52, -34) * contrast);
	const copied = await rasterOfSharp(paper.ensureAlpha(), 4);
	if (!random.chance(0.5)) return { ...subject, raster: copied };
	const note = Buffer.from(purposeNote(random, subject));
	return {
		...subject,
		raster: await rasterOfSharp(sharpOf(copied).composite([{ input: note }]), 4),
	};
}
