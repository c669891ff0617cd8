import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

import { DECODE_BYTES, decodeImage } from '../../src/image/decode.mts';

const DECODE_PEAK = fileURLToPath(new URL('./decode-peak.mts', import.meta.url));

const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const IMAGE_END = chunk('IEND', Buffer.alloc(0));

const red = { create: { width: 64, height: 48, channels: 3 as const, background: '#ff0000' } };
let jpeg: Buffer;
let png: Buffer;
beforeAll(async () => {
	jpeg = await sharp(red).jpeg().toBuffer();
	png = await sharp(red).png().toBuffer();
});

function chunk(type: string, data: Buffer): Buffer {
	const typed = Buffer.concat([Buffer.from(type), data]);
	return Buffer.concat([numbers(data.length), typed, numbers(crc32(typed))]);
}

/** Big-endian numbers of 32 bits. */
function numbers(...values: number[]): Buffer {
	const bytes = Buffer.alloc(4 * values.length);
	values.forEach((value, i) => bytes.writeUInt32BE(value, 4 * i));
	return bytes;
}

/** The header of an RGB image. */
const header = (width: number, height: number) =>
	chunk('IHDR', Buffer.concat([numbers(width, height), Buffer.of(8, 2, 0, 0, 0)]));

/** Black pixels, compressed. */
const pixels = (width: number, height: number) =>
	chunk('IDAT', deflateSync(Buffer.alloc((3 * width + 1) * height)));

const pngOf = (...chunks: Buffer[]) => Buffer.concat([PNG_SIGNATURE, ...chunks, IMAGE_END]);

test('of an animation the first image is taken', async () => {
	const frame = (number: number) =>
		chunk(
			'fcTL',
			Buffer.concat([numbers(number, 64, 48, 0, 0), Buffer.from('00640064' + '0000', 'hex')]),
		);
	const second = deflateSync(Buffer.alloc((3 * 64 + 1) * 48, 1));
	const animation = pngOf(
		header(64, 48),
		chunk('acTL', numbers(2 ** 31 - 1, 0)),
		...[frame(0), pixels(64, 48), frame(1)],
		chunk('fdAT', Buffer.concat([numbers(2), second])),
	);
	const raster = await decodeImage(animation);
	expect(raster).toMatchObject({ width: 64, height: 48 });
	expect(new Set(raster!.data)).toEqual(new Set([0]));
});

describe('what unpacks to far more than it is stays within the memory that is told', () => {
	const bomb = deflateSync(Buffer.alloc(500_000_000), { level: 1 });
	const text = (type: string, prefix: string) =>
		chunk(type, Buffer.concat([Buffer.from(prefix, 'latin1'), bomb]));
	test.each([
		['a text', () => pngOf(header(64, 48), text('zTXt', 'Comment\0\0'), pixels(64, 48))],
		[
			'XMP',
			() => pngOf(header(64, 48), text('iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0'), pixels(64, 48)),
		],
		['a colour profile', () => pngOf(header(64, 48), text('iCCP', 'icc\0\0'), pixels(64, 48))],
		['pixels that are not there', () => pngOf(header(64, 48), chunk('IDAT', bomb))],
	])('%s', (_name, draw) => {
		const { stdout, stderr } = spawnSync(process.execPath, [DECODE_PEAK], {
			input: draw(),
			encoding: 'utf8',
		});
		expect(stderr).toBe('');
		const { width, bytes } = JSON.parse(stdout) as { width?: number; bytes: number };
		expect([64, undefined]).toContain(width);
		expect(bytes).toBeLessThan(DECODE_BYTES);
	});
});

test('an image that claims to be endless is too large, and an empty one is none', async () => {
	const claiming = (side: number) => decodeImage(pngOf(header(side, side), pixels(64, 48)));
	await expect(claiming(2 ** 31 - 1)).rejects.toMatchObject({
		why: { reason: 'document-too-large' },
	});
	expect(await claiming(0)).toBeNull();
});

test('a JPEG of a thousand scans is refused', async () => {
	const progressive = await sharp(red).jpeg({ progressive: true }).toBuffer();
	const scan = progressive.lastIndexOf(Buffer.of(0xff, 0xda));
	const end = progressive.length - 2;
	const repeated = Array.from({ length: 1_000 }, () => progressive.subarray(scan, end));
	const image = Buffer.concat([
		progressive.subarray(0, scan),
		...repeated,
		progressive.subarray(end),
	]);
	expect(await decodeImage(progressive)).not.toBeNull();
	expect(await decodeImage(image)).toBeNull();
});

describe('polyglot files', () => {
	const html = Buffer.from('<script>alert(1)</script>');
	const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>');
	const zip = Buffer.from('PK\x05\x06' + '\0'.repeat(18), 'latin1');
	test.each([
		['a JPEG, then a ZIP', () => [jpeg, zip]],
		['a JPEG, then HTML', () => [jpeg, html]],
		['a PNG, then an SVG', () => [png, svg]],
	])('%s: the image it begins as', async (_name, parts) => {
		expect(await decodeImage(Buffer.concat(parts()))).toMatchObject({ width: 64, height: 48 });
	});
	test.each([
		['HTML, then a JPEG', () => [html, jpeg]],
		['an SVG, then a PNG', () => [svg, png]],
		['a JPEG’s start, then a PNG', () => [Buffer.of(0xff, 0xd8, 0xff), png]],
	])('%s: nothing', async (_name, parts) => {
		expect(await decodeImage(Buffer.concat(parts()))).toBeNull();
	});
});
