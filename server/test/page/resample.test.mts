import { expect, test } from '@jest/globals';
import sharp from 'sharp';

import { CUBIC, LINEAR, resample } from '../../page/resample.mts';
import { readCard } from '../../../test/cards/read-card.mts';

const { data, info } = await sharp(readCard('portrait-photo.jpg').image)
	.resize(400)
	.raw()
	.toBuffer({ resolveWithObject: true });
const image = { data: new Uint8Array(data), width: info.width, height: info.height };

test.each([
	['shrunk for detection', CUBIC, 'cubic', 160, 96],
	['enlarged for another look', CUBIC, 'cubic', 512, 352],
	['shrunk as it is decoded', LINEAR, 'linear', 290, 200],
] as const)('an image %s is as libvips makes it', async (_, kernel, name, width, height) => {
	const raw = { width: info.width, height: info.height, channels: 3 } as const;
	const expected = await sharp(data, { raw })
		.resize(width, height, { fit: 'fill', kernel: name })
		.raw()
		.toBuffer();
	const resampled = resample(image, { width, height }, kernel);
	const off = expected.reduce((sum, value, at) => sum + Math.abs(value - resampled.data[at]), 0);
	// Of 255: libvips rounds between rows and columns. With the other kernel, about 1.
	expect(off / expected.length).toBeLessThan(0.25);
});

test('of four channels three stay', () => {
	const rgba = new Uint8ClampedArray([10, 20, 30, 255, 50, 60, 70, 255]);
	const { data: rgb } = resample(
		{ data: rgba, width: 2, height: 1 },
		{ width: 1, height: 1 },
		LINEAR,
	);
	expect([...rgb]).toEqual([30, 40, 50]);
});
