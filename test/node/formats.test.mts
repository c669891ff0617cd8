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

/** The images that reach the service, and what is said of one that does not. */
async function run(item: INodeExecutionData, service?: 'cloud') {
	const before = stub.calls.length;
	const { outputs } = await read([item], { service });
	const said = outputs.flat()[0].json.reason_message;
	return { said, sent: stub.calls.slice(before).map(({ body }) => body.input_data) };
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

	test('is refused for the cloud unless it is JPEG or PNG', async () => {
		const { said, sent } = await run(fileOf(start), 'cloud');
		if (['jpeg', 'png'].includes(format)) {
			expect(sent).toEqual([base64]);
			return;
		}
		expect(sent).toEqual([]);
		expect(said).toMatch(/ is not in a supported image format: use JPEG or PNG/);
	});
});

test('what no server reads is refused before a call', async () => {
	const { said, sent } = await run(fileOf(Buffer.from('<html>')));
	expect(sent).toEqual([]);
	expect(said).toMatch(/: use JPEG, PNG, WebP, TIFF, GIF, AVIF, HEIC or PDF/);
});

describe('a file over 7.5 MB', () => {
	test('is passed on to a self-hosted server, up to 30 MB', async () => {
		expect((await run(fileOf(JPEG_BYTES, 30 * MEBIBYTE))).sent[0]).toHaveLength(40 * MEBIBYTE);
		const { said, sent } = await run(fileOf(JPEG_BYTES, 30 * MEBIBYTE + 1));
		expect(sent).toEqual([]);
		expect(said).toMatch(/^The image is too large: use one of at most 30 MB/);
	});
});
