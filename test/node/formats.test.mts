import { describe, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';

import { SOURCE_FORMATS } from '../../server/src/image/source-formats.mts';
import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { JPEG_BYTES, PNG_BYTES } from './images.mts';
import { read, stub } from './results-stub.mts';

const MEBIBYTE = 1024 * 1024;

/** The shortest beginnings that tell the formats; the stub reads no images. */
const STARTS: Record<string, Uint8Array> = {
	jpeg: JPEG_BYTES,
	png: PNG_BYTES,
	webp: Buffer.from('RIFF\x10\0\0\0WEBPVP8 '),
	tiff: Buffer.from('II*\0\x08\0\0\0'),
	gif: Buffer.from('GIF89a'),
	avif: Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0miafavif'),
	heic: Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0miafheic'),
	pdf: Buffer.from('%PDF-1.7'),
};

/** The images that reach the service, and why none does. */
async function run(item: INodeExecutionData, service?: 'cloud') {
	const before = stub.calls.length;
	const { error } = await read([item], { service });
	return { error, sent: stub.calls.slice(before).map(({ body }) => body.input_data) };
}

/** A file of that many bytes, as n8n hands it over. */
const fileOf = (start: Uint8Array, bytes = start.length) =>
	fileItem(Buffer.concat([start, Buffer.alloc(bytes - start.length)]), { fileName: 'card.jpg' });

test('these are the formats that a self-hosted server reads', () => {
	expect(Object.keys(STARTS).sort()).toEqual([...SOURCE_FORMATS].sort());
});

describe.each(Object.entries(STARTS))('%s', (format, start) => {
	const base64 = Buffer.from(start).toString('base64');

	test('is passed on to a self-hosted server', async () => {
		expect((await run(fileOf(start))).sent).toEqual([base64]);
	});

	test('is refused for the cloud unless it is JPEG or PNG, with what to do', async () => {
		const { error, sent } = await run(fileOf(start), 'cloud');
		if (['jpeg', 'png'].includes(format)) {
			expect(sent).toEqual([base64]);
			return;
		}
		expect(sent).toEqual([]);
		expect(error?.message).toMatch(
			/ is not in a supported image format: use JPEG or PNG \[item 0\]$/,
		);
		expect(error?.description).toMatch(
			new RegExp(`^It is ${format}, whatever its name\\. .*JPEG.*use a self-hosted server`, 'i'),
		);
	});
});

test('what no server reads is refused before a call', async () => {
	const { error, sent } = await run(fileOf(Buffer.from('<html>')));
	expect(sent).toEqual([]);
	expect(error?.message).toMatch(/: use JPEG, PNG, WebP, TIFF, GIF, AVIF, HEIC or PDF \[item 0\]$/);
	expect(error?.description).toBe('Its content counts, not its name.');
});

describe('a file over 7.5 MB', () => {
	test('is passed on to a self-hosted server, up to 30 MB', async () => {
		expect((await run(fileOf(JPEG_BYTES, 30 * MEBIBYTE))).sent[0]).toHaveLength(40 * MEBIBYTE);
		const { error, sent } = await run(fileOf(JPEG_BYTES, 30 * MEBIBYTE + 1));
		expect(sent).toEqual([]);
		expect(error?.message).toBe('The image is too large: use one of at most 30 MB [item 0]');
	});
});
