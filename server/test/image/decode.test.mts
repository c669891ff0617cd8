import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

import { DECODE_BYTES, decodeImage } from '../../src/image/decode.mts';

const DECODE_PEAK = fileURLToPath(new URL('./decode-peak.mts', import.meta.url));

const red = { create: { width: 40, height: 20, channels: 3 as const, background: '#ff0000' } };
const clear = {
	create: { width: 4, height: 4, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } },
};

async function firstPixel(image: Buffer): Promise<number[]> {
	const raster = await decodeImage(image);
	expect(raster?.data.length).toBe(raster!.width * raster!.height * 3);
	return [...raster!.data.subarray(0, 3)];
}

describe('decoding', () => {
	test.each([
		['RGB', () => sharp(red).png(), [255, 0, 0]],
		['grey', () => sharp(red).greyscale().png(), [127, 127, 127]],
		['16 bits', () => sharp(red).toColourspace('rgb16').png(), [255, 0, 0]],
		['transparent', () => sharp(clear).png(), [255, 255, 255]],
		['CMYK', () => sharp(red).toColourspace('cmyk').jpeg({ quality: 100 }), [255, 0, 0]],
	])('turns %s into 8-bit RGB', async (_, draw, expected) => {
		const pixel = await firstPixel(await draw().toBuffer());
		pixel.forEach((value, channel) => expect(Math.abs(value - expected[channel])).toBeLessThan(30));
	});

	test('applies the EXIF turn', async () => {
		const turned = await sharp(red).withMetadata({ orientation: 6 }).jpeg().toBuffer();
		expect(await decodeImage(turned)).toMatchObject({ width: 20, height: 40 });
	});

	test('shrinks what is larger than recognition needs', async () => {
		const large = { create: { ...red.create, width: 3200, height: 800 } };
		const raster = await decodeImage(await sharp(large).png().toBuffer());
		expect(raster).toMatchObject({ width: 1600, height: 400 });
	});

	test.each([
		['text', Buffer.from('no image')],
		['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
		['a JPEG that ends right after its signature', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
	])('gives null for %s', async (_, bytes) => {
		expect(await decodeImage(bytes)).toBeNull();
	});
});

describe('images that end early', () => {
	const noise = {
		create: {
			...red.create,
			width: 400,
			height: 300,
			noise: { type: 'gaussian' as const, mean: 128, sigma: 30 },
		},
	};
	test.each([0.3, 0.85])(
		'a PNG cut at %d is refused: the rest would be invented',
		async (share) => {
			const image = await sharp(noise).png().toBuffer();
			expect(await decodeImage(image)).not.toBeNull();
			expect(await decodeImage(image.subarray(0, image.length * share))).toBeNull();
		},
	);

	test('a JPEG keeps what came', async () => {
		const image = await sharp(noise).jpeg().toBuffer();
		expect(await decodeImage(image.subarray(0, image.length * 0.8))).toMatchObject({
			width: 400,
		});
	});
});

const TOO_LARGE = { why: { reason: 'document-too-large' } };

describe('images that are decoded whole have a lower pixel limit', () => {
	const large = { create: { ...red.create, width: 6000, height: 5000 } };
	test.each([
		['a JPEG', () => sharp(large).jpeg()],
		['a PNG', () => sharp(large).png()],
	])('%s of 30 megapixels is read', async (_name, draw) => {
		expect(await decodeImage(await draw().toBuffer())).toMatchObject({ width: 1600 });
	});
	test.each([
		['a progressive JPEG', () => sharp(large).jpeg({ progressive: true })],
		['an interlaced PNG', () => sharp(large).png({ progressive: true })],
	])('%s of 30 megapixels is refused as too large', async (_name, draw) => {
		const image = await draw().toBuffer();
		await expect(decodeImage(image)).rejects.toMatchObject(TOO_LARGE);
	});
});

describe('an image may be only so long, since a row takes memory too', () => {
	const encoded = async (format: string, size: object) => {
		const drawn = sharp({ create: { ...red.create, ...size } });
		return await (format === 'JPEG' ? drawn.jpeg() : drawn.png()).toBuffer();
	};
	test.each(['JPEG', 'PNG'])('a %s 20,000 pixels wide, or high; not 20,001', async (format) => {
		for (const long of ['width', 'height'] as const) {
			const sides = { width: 20, height: 20 };
			const longest = await encoded(format, { ...sides, [long]: 20_000 });
			expect(await decodeImage(longest)).toMatchObject({ [long]: 1600 });
			const longer = await encoded(format, { ...sides, [long]: 20_001 });
			await expect(decodeImage(longer)).rejects.toMatchObject(TOO_LARGE);
		}
	});
});

describe('the largest images of the costliest kinds stay within the stated memory', () => {
	const square = { create: { ...red.create, width: 5000, height: 5000 } };
	const largest = { create: { ...red.create, width: 10_000, height: 10_000 } };
	const widest = (height: number) =>
		sharp({ create: { ...clear.create, width: 20_000, height } }).toColourspace('rgb16');
	const full = { chromaSubsampling: '4:4:4' };
	test.each([
		[
			'interlaced PNG of 16 bits, as wide as can be',
			() => widest(1250).png({ progressive: true, compressionLevel: 1 }),
		],
		['progressive JPEG', () => sharp(square).jpeg({ ...full, progressive: true })],
		['JPEG', () => sharp(largest).jpeg(full)],
	])('%s', async (_name, draw) => {
		const { stdout, stderr } = spawnSync(process.execPath, [DECODE_PEAK], {
			input: await draw().toBuffer(),
			encoding: 'utf8',
		});
		expect(stderr).toBe('');
		const { width, bytes } = JSON.parse(stdout) as { width: number; bytes: number };
		expect(width).toBe(1600);
		expect(bytes).toBeLessThan(DECODE_BYTES);
	});
});
