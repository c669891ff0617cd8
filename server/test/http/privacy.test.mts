import { expect, test } from '@jest/globals';

import type { DocumentExtra } from '../../src/engine/document-extra.mts';
import { UnreadableCardError } from '../../src/http/http-errors.mts';
import { base64Body, KEY, PORTRAIT, runApp } from './running-app.mts';

const JSON_TYPE = { 'content-type': 'application/json' };
const SECRET_PATH = 'secret-path-of-a-picture';
const PICTURE = Buffer.concat([Buffer.of(0xff, 0xd8, 0xff), Buffer.from('pixels-of-a-person')]);

/** An `extra` that repeats the card. */
const EXTRA = {
	lines: [{ text: `${PORTRAIT.identity_name}${PORTRAIT.address}` }],
	sides: [PORTRAIT],
} as unknown as DocumentExtra;

/** Every value of a request or a card. */
const PERSONAL = [
	...[KEY, 'wrong-key', SECRET_PATH, 'token=', 'inside.test', '10.9.8.7', 'pixels-of-a-person'],
	...[base64Body(PICTURE).input_data, 'query-key'],
	...Object.values(PORTRAIT).filter((value) => typeof value === 'string' && value.length > 1),
].map(String);

test('log and metrics hold nothing of images, cards, URLs and keys, whatever happens', async () => {
	let fault: unknown;
	const app = await runApp({
		read: async () => {
			if (fault) throw fault;
			return { fields: PORTRAIT, extra: EXTRA };
		},
		download: {
			resolve: async () => [{ address: '10.9.8.7', family: 4 }],
		},
	});
	const url = (text: string) => ({ input_type: 'url', input_data: text });
	const answer = await app.post({ ...base64Body(PICTURE), extra: true });
	expect(answer.text).toContain(JSON.stringify(EXTRA));
	await app.post(base64Body(PICTURE), { ...JSON_TYPE, 'x-api-key': 'wrong-key' });
	await app.post(url(`http://inside.test/${SECRET_PATH}?token=1`));
	await app.post(url(`http://10.9.8.7/${SECRET_PATH}`));
	await app.post(`{"input_type":"base64","input_data":"${SECRET_PATH}`);
	await app.post({ input_type: PORTRAIT.identity_name, input_data: PORTRAIT.identity_code });
	fault = Object.assign(new Error(`${PORTRAIT.identity_name} ${KEY}`), { cause: PORTRAIT });
	expect((await app.post(base64Body(PICTURE))).json.code).toBe(5000);
	fault = { text: PORTRAIT.address };
	expect((await app.post(base64Body(PICTURE))).json.code).toBe(5000);
	fault = new UnreadableCardError('No card.', EXTRA);
	expect((await app.post({ ...base64Body(PICTURE), extra: true })).json.code).toBe(5021);
	await fetch(`${app.url}/api/ocr-idcard?key=query-key`, { method: 'POST', body: SECRET_PATH });
	await fetch(`${app.url}/${SECRET_PATH}?key=query-key`);
	await fetch(`${app.url}/%ff${SECRET_PATH}`);
	const metrics = await (await fetch(`${app.url}/metrics`)).text();
	await app.close();

	const log = app.log.join('') + metrics;
	expect(PERSONAL.filter((value) => log.includes(value))).toEqual([]);
	// The log does say what happened.
	expect(app.log.filter((line) => line.includes('unexpected error'))).toHaveLength(2);
	const codes = app.log
		.map((line) => JSON.parse(line))
		.filter(({ msg, level }) => msg === 'request' && level === 30);
	expect(codes.map(({ code }) => code)).toEqual([
		...[0, 4011, 4000, 4000, 4000, 4000, 5000, 5000, 5021, 4015, 4000, 4000],
	]);
	expect(codes[0]).toMatchObject({
		requestId: expect.stringMatching(/^req_/),
		keyId: 'test',
		method: 'POST',
		route: '/api/ocr-idcard',
		status: 200,
		inputType: 'base64',
		imageBytes: PICTURE.length,
		side: 1,
		readMs: expect.any(Number),
		totalMs: expect.any(Number),
	});
	expect(codes[2]).toMatchObject({ inputType: 'url', downloadMs: expect.any(Number) });
});

test('no reply may be stored', async () => {
	const app = await runApp();
	const replies = [
		await app.post(base64Body()),
		await app.post({}),
		await app.post('', {}),
		await fetch(`${app.url}/healthz`),
		await fetch(`${app.url}/nowhere`),
		await fetch(`${app.url}/%ff`),
	];
	for (const { headers } of replies) expect(headers.get('cache-control')).toBe('no-store');
	await app.close();
});
