import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readCard, type CardFile } from '../../test/cards/read-card.mts';
import type { DocumentExtra } from '../src/engine/document-extra.mts';
import { base64Body } from './http/running-app.mts';

const MAIN = fileURLToPath(new URL('../src/main.mts', import.meta.url));
const KEY = 'key-that-nobody-may-see';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'privacy-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

/** Traces that a card could leave: its fields, and pieces of its image. */
function tracesOf({ fields, image: picture }: CardFile): Array<string | Buffer> {
	const base64 = picture.toString('base64');
	const middle = base64.length >> 1;
	const texts = Object.values(fields).filter((value) => typeof value === 'string');
	return [
		...texts.filter((text) => text.length > 1),
		base64.slice(0, 32),
		base64.slice(middle, middle + 32),
		picture.subarray(picture.length >> 1).subarray(0, 16),
	];
}

/** Images that a caller asks for. */
const IMAGES = {
	crops: ['card', 'portrait', 'redacted', 'copy'],
	redact: ['identity_code'],
	watermark: '仅供检查',
};

const imagesIn = ({ cards }: Pick<DocumentExtra, 'cards'>): string[] =>
	cards.flatMap(({ crops }) => Object.values(crops ?? {})).filter((image) => image !== null);

/** Ids of the processes that a process started. */
async function childrenOf(pid: number): Promise<number[]> {
	const file = `/proc/${pid}/task/${pid}/children`;
	return existsSync(file) ? (await readFile(file, 'utf8')).trim().split(' ').map(Number) : [];
}

/** What the server and the process that decodes documents wrote to disks. */
async function bytesOnDisk(pid: number): Promise<Array<string | undefined>> {
	if (!existsSync('/proc/self/io')) return [];
	const files = [pid, ...(await childrenOf(pid))].map((one) => readFile(`/proc/${one}/io`, 'utf8'));
	return (await Promise.all(files)).map((io) => /^write_bytes: (\d+)$/m.exec(io)?.[1]);
}

test('the real server at log level debug writes no file, and nothing of cards, links and keys', async () => {
	// Every folder that a program might write to is this empty one.
	const child = spawn(process.execPath, [MAIN, '--port', '0', '--log-level', 'debug'], {
		cwd: folder,
		env: { HOME: folder, TMPDIR: folder, XDG_CACHE_HOME: folder, IDCARD_OCR_API_KEYS: KEY },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const pieces: Buffer[] = [];
	const written = () => Buffer.concat(pieces);
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (piece: Buffer) => pieces.push(piece));
	}
	while (!written().includes('Listening on')) await once(child.stdout, 'data');
	const [, url] = /^Listening on (\S+)$/m.exec(written().toString())!;
	const sent: string[] = [];
	const call = async (body: object, key = KEY, query = '') => {
		const isForm = body instanceof FormData;
		const response = await fetch(`${url}/api/ocr-idcard${query}`, {
			method: 'POST',
			headers: { 'x-api-key': key, ...(!isForm && { 'content-type': 'application/json' }) },
			body: isForm ? body : JSON.stringify(body),
		});
		const reply = (await response.json()) as { code: number; extra?: DocumentExtra };
		sent.push(...(reply.extra === undefined ? [] : imagesIn(reply.extra)));
		return reply.code;
	};

	const portrait = readCard('second-portrait.jpg');
	const emblem = readCard('second-emblem.jpg');
	const { image: landscape } = readCard('landscape.jpg');
	const heic = readCard('portrait.heic');
	const link = { input_type: 'url', input_data: 'http://127.0.0.1/hidden-path?token=hidden-query' };
	const form = (picture: Uint8Array) => {
		const { identity_name: name, identity_code: number } = portrait.fields;
		const sentForm = new FormData();
		sentForm.set('image', new Blob([new Uint8Array(picture)]), `${name} ${number}.jpg`);
		return sentForm;
	};
	const mistake = { input_type: portrait.fields.identity_code, input_data: '' };
	// A file of a fresh install that is read for the first time gets a time of access, on disk.
	for (const picture of [portrait.image, heic.image]) {
		await call({ ...base64Body(picture), extra: IMAGES });
	}
	sent.length = 0;
	const before = await bytesOnDisk(child.pid!);
	expect([
		await call(base64Body(portrait.image)),
		await call({ ...base64Body(emblem.image), extra: true }),
		await call({ ...base64Body(portrait.image), extra: IMAGES }),
		await call({ ...base64Body(landscape), extra: true }),
		await call(base64Body(portrait.image.subarray(0, 400))),
		await call(base64Body(heic.image)),
		await call(base64Body(heic.image.subarray(0, 9_000))),
		await call(form(portrait.image)),
		await call(form(heic.image)),
		await call(form(portrait.image.subarray(9))),
		await call(link, KEY, '?key=hidden-key'),
		await call(mistake),
		await call(base64Body(portrait.image), 'key-that-is-wrong'),
	]).toEqual([0, 0, 0, 5021, 5021, 0, 4000, 0, 0, 4000, 4000, 4000, 4011]);
	pieces.push(Buffer.from(await (await fetch(`${url}/metrics`)).bytes()));
	expect(await bytesOnDisk(child.pid!)).toEqual(before);
	child.kill('SIGTERM');
	await once(child, 'close');

	expect(await readdir(folder, { recursive: true })).toEqual([]);
	const secrets = [KEY, 'hidden-', 'key-that-is-wrong', '127.0.0.1/'];
	expect(sent).toHaveLength(4);
	const pictures = sent.map((base64) => base64.slice(base64.length >> 1).slice(0, 32));
	const traces = [
		...[portrait, emblem, heic].flatMap(tracesOf),
		...pictures,
		'仅供检查',
		...secrets,
	];
	expect(traces.filter((trace) => written().includes(trace))).toEqual([]);
	expect(
		written()
			.toString()
			.match(/"msg":"request"/g),
	).toHaveLength(16);
}, 120_000);
