import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { drawSpecimen } from '../../../tools/lab/specimens/draw.mts';
import { notoFamily } from '../../../tools/lab/specimens/type/font-family.mts';
import { Typesetter } from '../../../tools/lab/specimens/type/typesetter.mts';
import { placeCard } from '../../src/crops/placed-card.mts';
import { centerOf, contains, sizeOf, type Quad } from '../../src/geometry/quad.mts';
import { uprightCorners } from '../../src/geometry/rotated-bounds.mts';
import { decodeImage } from '../../src/image/decode.mts';
import { readPack } from '../../src/models/model-pack.mts';
import { startReader } from '../../src/models/start-reader.mts';
import type { DetectedLines, TextReader } from '../../src/ocr/text-reader.mts';
import { foundIn } from '../../src/reading/raster-reading.mts';
import { readBeside, type PrintBeside } from '../../src/reading/read-beside.mts';
import { affordable } from '../../src/ocr/line-budget.mts';
import { readRaster } from '../../src/reading/read-raster.mts';
import { line } from '../card/card-lines.mts';

const NUMBER = '310101199001011242';
const SIZE = { width: 1600, height: 900 };

/** A text whose first character begins at this point, turned about it. */
interface Drawn {
	text: string;
	x: number;
	y: number;
	/** Degrees clockwise. */
	angle?: number;
	isMirrored?: boolean;
	size?: number;
}

let reader: TextReader;
beforeAll(async () => {
	({ reader } = await startReader(await readPack(), 'auto', 2));
});
afterAll(() => reader.close());

const type = new Typesetter(notoFamily());

async function besideOn(...texts: Drawn[]): Promise<PrintBeside> {
	const words = texts.map(({ text, x, y, angle = 0, isMirrored = false, size = 32 }) => {
		const path = type.path(text, 0, 0, { size, weight: 'medium', colour: '#222' });
		return `<g transform="translate(${x} ${y}) rotate(${angle}) scale(${isMirrored ? -1 : 1} 1)">${path}</g>`;
	});
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}">${words.join('')}</svg>`;
	const png = await sharp(Buffer.from(svg)).flatten({ background: '#fff' }).png().toBuffer();
	const raster = (await decodeImage(png))!;
	return readBeside(reader, raster, await readRaster(reader, raster), []);
}

const PROSE: Drawn[] = ['申请人应当如实填写本表各项内容', '如有不符由本人承担全部责任'].map(
	(text, row) => ({ text, x: 60, y: 80 + 60 * row }),
);

test('text is read in whatever direction it runs', async () => {
	const numbers = ['310101199001011242', '110101198512032617', '440301197811235129'];
	const [down, back, aslant] = numbers;
	const { lines, unread, isMirrored } = await besideOn(
		...PROSE,
		{ text: down, x: 100, y: 300, angle: 90 },
		{ text: back, x: 1000, y: 300, angle: 180 },
		{ text: aslant, x: 300, y: 500, angle: 20 },
		{ text: '此表一式两份', x: 1200, y: 700, angle: 270 },
	);
	const texts = [...PROSE.map(({ text }) => text), ...numbers, '此表一式两份'];
	expect(lines.map(({ text }) => text)).toEqual(expect.arrayContaining(texts));
	expect({ unread, isMirrored }).toEqual({ unread: [], isMirrored: false });
});

test('a number that makes sense upside down as well is read both ways', async () => {
	const { lines } = await besideOn(...PROSE, { text: '80690890', x: 900, y: 500, angle: 180 });
	expect(lines.map(({ text }) => text)).toEqual(expect.arrayContaining(['80690890', '06806908']));
});

test('a line that is longer than any of a card is read', async () => {
	const before = `${'附件所列材料均为复印件'.repeat(3)}以上内容均已核对`;
	const text = `${before}${NUMBER}${'原件由本人保管备查'.repeat(4)}`;
	const { lines, unread } = await besideOn({ text, x: 30, y: 300, size: 17 });
	expect(unread).toEqual([]);
	expect(lines.some((line) => line.text.includes(NUMBER))).toBe(true);
});

test.each([31, 59, 120])(
	'a line of %d heights is read in pieces, which overlap',
	async (length) => {
		const height = 10;
		const quad = uprightCorners({ left: 0, top: 0, right: length * height, bottom: height });
		let pieces: readonly Quad[] = [];
		const seen = {
			detect: async () => ({ quads: [quad] }),
			recognize: async ({ quads }: DetectedLines) => {
				if (pieces.length === 0) pieces = quads;
				return [];
			},
		} as unknown as TextReader;
		const raster = { ...SIZE, data: new Uint8Array() };
		const reading = { cards: [], passes: [], workingSize: SIZE, region: null };
		const { unread } = await readBeside(seen, raster, reading, []);
		expect(unread).toEqual(pieces);
		expect([pieces[0][0], pieces.at(-1)![1]]).toEqual([quad[0], quad[1]]);
		for (const [index, [from, to]] of pieces.entries()) {
			expect(to.x - from.x).toBeCloseTo(30 * height);
			const overlap = index === 0 ? Infinity : pieces[index - 1][1].x - from.x;
			expect(overlap).toBeGreaterThanOrEqual(10 * height);
		}
	},
);

test('a character alone is told apart: only a person reads a stack of them', async () => {
	const { alone, unread } = await besideOn(...PROSE, { text: '女', x: 700, y: 500 });
	expect(unread).toEqual([]);
	const isOfIt = alone.map((quad) => contains(quad, { x: 716, y: 488 }));
	expect(new Set(isOfIt)).toEqual(new Set([true]));
});

describe('text in a mirror', () => {
	test.each([0, 90])('is noticed, at %d°', async (angle) => {
		const line = { text: '申请人应当如实填写', x: 700, y: 450, angle, isMirrored: true };
		expect((await besideOn(...PROSE, line)).isMirrored).toBe(true);
	});
});

test('what is on a card is left out', async () => {
	const { image } = await drawSpecimen({ seed: 'beside', index: 1, side: 1, level: 'clean' });
	const raster = (await decodeImage(image))!;
	const reading = await readRaster(reader, raster);
	const outlines = foundIn(reading).map((found) => placeCard(found, raster).outline);
	expect(outlines).toHaveLength(1);
	const { lines, unread } = await readBeside(reader, raster, reading, outlines);
	const onCard = [...lines.map(({ quad }) => quad), ...unread].filter((quad) =>
		contains(outlines[0], centerOf(quad)),
	);
	expect(onCard).toEqual([]);
});

/** What is beside cards if the closer look detects these boxes, and the first pass those: boxes of 10 pixels are legible. */
async function besideBoxes(
	closer: readonly Quad[],
	first: readonly Quad[] = [],
	text = '20261128',
): Promise<PrintBeside> {
	const seen = {
		detect: async () => ({ quads: closer }),
		recognize: async ({ quads }: DetectedLines) =>
			affordable(quads)
				.filter((quad) => sizeOf(quad).height === 10)
				.map((quad) => ({ ...line(text, 0, 0), quad, score: 0.99 })),
	} as unknown as TextReader;
	const raster = { ...SIZE, data: new Uint8Array() };
	const reading = { cards: [], passes: [], workingSize: SIZE, region: null, quads: first };
	return readBeside(seen, raster, reading, []);
}

const boxOf = (left: number, top: number, height = 10) =>
	uprightCorners({ left, top, right: left + 150, bottom: top + height });

test('a number is read if there is time to read it in every direction', async () => {
	const boxes = (count: number) =>
		Array.from({ length: count }, (_, at) => boxOf(200 * (at % 8), 20 * Math.floor(at / 8)));
	expect((await besideBoxes(boxes(80))).unread).toEqual([]);
	const { unread } = await besideBoxes(boxes(200));
	expect(unread.length).toBeGreaterThan(100);
	expect(unread.length).toBeLessThan(140);
});

test('lines that the first pass took for one are left to the closer look', async () => {
	const prose = '申请人应当如实填写';
	const [both, other] = [boxOf(0, 0, 32), boxOf(0, 200, 32)];
	const { unread } = await besideBoxes([boxOf(0, 2), boxOf(0, 20)], [both, other], prose);
	expect(unread).toEqual([other]);
});
