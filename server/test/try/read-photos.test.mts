import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';

import { ENGLISH as OF_CARDS } from '../../../domain/language/english.ts';
import { unreadFile } from '../../src/folder/read-file.mts';
import { CHINESE } from '../../try/folder/chinese-text.js';
import { ENGLISH } from '../../try/folder/english-text.js';
import type { Photo } from '../../try/folder/read-photos.js';
import { pageInEnglish } from './page-in-english.mts';

let readPhotos: (typeof import('../../try/folder/read-photos.js'))['readPhotos'];
beforeAll(async () => {
	await pageInEnglish({ en: ENGLISH, zh: CHINESE });
	({ readPhotos } = await import('../../try/folder/read-photos.js'));
});
beforeEach(() => {
	jest.useFakeTimers();
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

const NO_CARD = { code: 5021, msg: '未识别到身份证', data: null };
const json = (reply: object, status = 200) => new Response(JSON.stringify(reply), { status });
const read = () => json(NO_CARD, 502);
const slow = () => json({ code: 4000, msg: '请求体到达过慢', data: null }, 408);
const blocked = () => new Response('<h1>Forbidden</h1>', { status: 403 });

/** Reads photos, each of which the server answers in its own way. */
async function outcomes(answers: ReadonlyArray<() => Response>) {
	const photos = answers.map((_, index): Photo => {
		const [name, file] = [`${index}.jpg`, new File(['photo'.padEnd(index + 5)], 'photo')];
		return { name, path: name, file, read: unreadFile(name, (one) => one.stopped), isRead: false };
	});
	const send = jest.spyOn(globalThis, 'fetch').mockImplementation(async (_path, init) => {
		const { size } = (init!.body as FormData).get('image') as File;
		return answers[size - 5]();
	});
	const how = {
		key: 'key',
		facts: { formats: [], maxBytes: 1000 },
		signal: new AbortController().signal,
		onRead: () => {},
		onBusy: () => {},
	};
	const ended = readPhotos(photos, how).then(
		() => undefined,
		(error: Error) => error.message,
	);
	await jest.advanceTimersByTimeAsync(60_000);
	return {
		ended: await ended,
		sent: send.mock.calls.length,
		isRead: photos.map((photo) => photo.isRead),
		reasons: photos.map((photo) => photo.read.reason?.sentence(OF_CARDS)),
	};
}

test('a photo that comes too slowly is sent again, and is not done with', async () => {
	const { ended, sent, isRead } = await outcomes([slow]);
	expect([ended, sent, isRead]).toEqual([undefined, 5, [false]]);
});

test('one photo that never gets through does not stop the others', async () => {
	const { ended, isRead, reasons } = await outcomes([blocked, ...Array(20).fill(read)]);
	expect([ended, isRead]).toEqual([undefined, [false, ...Array(20).fill(true)]]);
	expect(reasons[0]).toContain('HTTP 403');
});

test('where nothing gets through, the reading ends', async () => {
	const { ended, sent, isRead } = await outcomes(Array(20).fill(blocked));
	expect([ended, sent]).toEqual(['error.noReply', 8 * 4 + 1]);
	expect(isRead).not.toContain(true);
});
