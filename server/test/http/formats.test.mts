import { afterEach, expect, test } from '@jest/globals';

import { AcceptedImages } from '../../src/image/accepted-images.mts';
import type { SourceFormat } from '../../src/image/source-formats.mts';
import { base64Body, JPEG, runApp, type RunningApp } from './running-app.mts';

const GIF = Buffer.from('GIF89a-----');
const PDF = Buffer.from('%PDF-1.7-----');

let app: RunningApp | undefined;
afterEach(() => app?.close());

/** What an app that takes these files answers to one. */
async function answerOf(bytes: Uint8Array, formats?: SourceFormat[], megabytes?: number) {
	await app?.close();
	app = await runApp({ accepted: new AcceptedImages(formats, megabytes) });
	const { json } = await app.post(base64Body(bytes));
	return json.code === 0 ? 'read' : json.msg;
}

test('formats that are not taken get 4000 with those that are', async () => {
	expect(await answerOf(GIF, ['jpeg', 'png', 'gif', 'pdf'])).toBe('read');
	expect(await answerOf(PDF, ['jpeg', 'gif'])).toBe('图片格式应为 JPG 或 GIF');
	expect(await answerOf(JPEG, ['pdf'])).toBe('图片格式应为 PDF');
	expect(await answerOf(PDF, ['jpeg', 'png', 'gif'])).toBe('图片格式应为 JPG、PNG 或 GIF');
	expect(await answerOf(GIF)).toBe('图片格式应为 JPG 或 PNG');
});

test('files larger than the published 10 MB are taken where that is set', async () => {
	const large = Buffer.alloc(7_900_000);
	large.set(JPEG);
	expect(await answerOf(large)).toBe('图片过大，base64 最大 10 MB');
	expect(await answerOf(large, ['jpeg'], 12)).toBe('read');
	expect(await answerOf(Buffer.alloc(10_500_000), ['jpeg'], 12)).toBe(
		'请求体过大，base64 图片最大 12 MB',
	);
});
