import sharp from 'sharp';
import type { Random } from '../../../../test/support/random.mts';
import { rasterOfSharp, sharpOf } from './raster.mts';
import type { Subject } from './subject.mts';

// Bound once, since Jest looks up globals through its sandbox, which slows down these loops.
const { sin } = Math;

/** Adds moiré, different in each colour channel. Modifies the raster in place. */
function addMoire(random: Random, { raster }: Subject): void {
	const { width, height, data } = raster;
	const depth = random.between(7, 15);
	const waves = [0, 1, 2].map(() => {
		const angle = random.between(0, Math.PI);
		const period = random.between(18, 60);
		const turn = (2 * Math.PI) / period;
		const bend = random.between(0.00004, 0.0003);
		return { x: Math.cos(angle) * turn, y: Math.sin(angle) * turn, bend };
	});
	for (let y = 0; y < height; y++) {
		// Every third row of pixels is slightly darker.
		const row = y % 3 === 0 ? -7 : 0;
		for (let x = 0; x < width; x++) {
			const at = (y * width + x) * 4;
			for (let channel = 0; channel < 3; channel++) {
				const wave = waves[channel];
				const phase = wave.x * x + wave.y * y + wave.bend * (x * x + y * y) * 0.1;
				const value = data[at + channel] + row + depth * sin(phase);
				data[at + channel] = value < 0 ? 0 : value > 255 ? 255 : value;
			}
		}
	}
}

/** Adds the frame of the device around the screen. */
async function inFrame({ raster, card, cardWidth }: Subject, rim: number): Promise<Subject> {
	const margins = { top: rim, bottom: rim, left: rim, right: rim, background: '#08090a' };
	const framed = await rasterOfSharp(sharpOf(raster).extend(margins).ensureAlpha(), 4);
	return {
		raster: framed,
		cardWidth,
		card: { ...card, left: card.left + rim, top: card.top + rim },
	};
}

/** Shows the subject in a window on a screen, with moiré and the dark frame of the device. */
export async function onScreen(random: Random, subject: Subject): Promise<Subject> {
	const { raster, card, cardWidth } = subject;
	const side = Math.round(cardWidth * random.between(0.05, 0.14));
	const bar = Math.round(cardWidth * 0.05);
	const ground = random.pick(['#101214', '#ffffff', '#eceff2', '#2a2d33']);
	const margins = { top: side + bar, bottom: side, left: side, right: side, background: ground };
	const width = raster.width + 2 * side;
	const height = raster.height + 2 * side + bar;
	const frame =
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
		`<rect width="${width}" height="${bar}" fill="#3b4048"/>` +
		`<circle cx="${bar}" cy="${bar / 2}" r="${bar / 5}" fill="#e0604f"/>` +
		`<circle cx="${bar * 1.7}" cy="${bar / 2}" r="${bar / 5}" fill="#e0b64a"/>` +
		`<circle cx="${bar * 2.4}" cy="${bar / 2}" r="${bar / 5}" fill="#6aa96b"/></svg>`;
	const shown = sharpOf(raster).flatten({ background: ground }).extend(margins);
	const flat = await shown.png({ compressionLevel: 0 }).toBuffer();
	const framed = sharp(flat)
		.composite([{ input: Buffer.from(frame) }])
		.ensureAlpha();
	const screen: Subject = {
		raster: await rasterOfSharp(framed, 4),
		cardWidth,
		card: { ...card, left: card.left + side, top: card.top + side + bar },
	};
	addMoire(random, screen);
	return inFrame(screen, Math.round(cardWidth * random.between(0.02, 0.05)));
}
