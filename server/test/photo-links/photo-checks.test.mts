import { afterEach, describe, expect, jest, test } from '@jest/globals';

import type { CardReader, CardReading } from '../../src/engine/card-reader.mts';
import { BACKGROUND } from '../../src/fairness/turn.mts';
import { OverloadedError } from '../../src/errors/server-errors.mts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';
import { base64Body, JPEG, PORTRAIT, type RunningAppOptions } from '../http/running-app.mts';
import { linkedApp } from './linked-app.mts';
import { until } from '../../../test/support/until.mts';

let app: Awaited<ReturnType<typeof linkedApp>>;
const start = async (options?: RunningAppOptions) => (app = await linkedApp(options));
afterEach(async () => await app.close());

const LARGE = [
	[0, 0],
	[900, 0],
	[900, 570],
	[0, 570],
];

/** What the engine says of a good photo of a portrait side. */
const GOOD = {
	fields: PORTRAIT,
	extra: {
		cards: [
			{
				fields: PORTRAIT,
				box: LARGE,
				needsReview: [],
				warnings: [],
				quality: { blur: 0.2, glare: 0, brightness: 0.7, cutOff: false },
			},
		],
	},
} as unknown as CardReading;

const good: CardReader['read'] = async () => GOOD;

/** A photo whose second half is sent later. */
function halfSent(rest: Promise<void>): ReadableStream {
	async function* body() {
		yield JPEG.subarray(0, 2);
		await rest;
		yield JPEG.subarray(2);
	}
	return ReadableStream.from(body());
}

test('says whether a photo is good, and no value', async () => {
	await start({ read: good });
	const token = await app.token();
	const { json, text } = await app.check(token, JPEG);
	expect(json).toEqual({
		code: 0,
		msg: '成功',
		request_id: expect.any(String),
		data: { hint: null, found: true, sealed: expect.any(String), fits: true },
	});
	for (const value of [PORTRAIT.identity_name, PORTRAIT.identity_code, PORTRAIT.address]) {
		expect(text).not.toContain(value);
	}
	expect((await app.check(token, JPEG, 'emblem')).json.data).toEqual({
		hint: 'other-side',
		found: false,
		sealed: null,
		fits: true,
	});
});

describe('a photo of the other side', () => {
	const AUTHORITIES = { own: '北京市公安局朝阳分局', another: '上海市公安局黄浦分局' };
	const [card] = GOOD.extra!.cards;
	const cardOf = (values: object) => ({
		extra: { ...GOOD.extra, cards: [{ ...card, fields: { ...PORTRAIT, ...values } }] },
	});
	/** What the checks of a portrait side and then of an emblem side say, with what the first one sealed or its replacement. */
	async function checkBoth(
		authority: string,
		{ given = (sealed: string) => sealed, isOtherLink = false } = {},
	) {
		const NONE = { identity_name: null, identity_code: null, birth: null, address: null };
		const emblem = { ...NONE, side: 0, issued_by: authority };
		const readings = [cardOf({ address: '北京市朝阳区样本路1号' }), cardOf(emblem)];
		await start({ read: async () => ({ ...GOOD, ...readings.shift() }) as CardReading });
		const token = await app.token();
		const { json, text } = await app.check(token, JPEG);
		const { sealed } = json.data as { sealed: string };
		expect(text + Buffer.from(sealed, 'base64url').toString()).not.toMatch(/北京|朝阳|1949/);
		const second = isOtherLink ? await app.token() : token;
		const other = await app.check(second, JPEG, 'emblem', given(sealed));
		return (other.json.data as { fits: boolean }).fits;
	}

	test.each([
		['own', true],
		['another', false],
	] as const)("is compared: with the card's %s authority, it fits: %s", async (whose, fits) => {
		await expect(checkBoth(AUTHORITIES[whose])).resolves.toBe(fits);
	});

	test.each([
		['was changed', (sealed: string) => sealed.slice(0, -4) + 'AAAA'],
		['was cut off', (sealed: string) => sealed.slice(0, 8)],
		['is none', () => ''],
	])('is compared with nothing where the seal %s', async (_, given) => {
		await expect(checkBoth(AUTHORITIES.another, { given })).resolves.toBe(true);
	});

	test('is compared with nothing that was sealed for another link', async () => {
		await expect(checkBoth(AUTHORITIES.another, { isOtherLink: true })).resolves.toBe(true);
	});
});

test('takes only a photo, of a side', async () => {
	const read = jest.fn(good);
	await start({ read, accepted: new AcceptedImages(['jpeg', 'heic', 'tiff', 'pdf']) });
	const token = await app.token();
	const reasonOf = async (
		...[body, side, type = 'image/jpeg']: [string | Uint8Array, string, string?]
	) => {
		const response = await fetch(`${app.url}/api/photo-checks?side=${side}`, {
			method: 'POST',
			headers: { 'x-photo-link': token, 'content-type': type },
			body: body as RequestInit['body'],
		});
		return [response.status, response.headers.get('x-reason')];
	};
	expect(await reasonOf(JPEG, 'both')).toEqual([400, 'side must be one of: portrait, emblem.']);
	// A document would hold a decoder while calls go first.
	for (const [document, type] of [
		['%PDF-1.7', 'application/pdf'],
		['II*\0', 'image/tiff'],
		['GIF89a', 'image/gif'],
	] as const) {
		const reason = [400, 'The file must be a JPG or HEIC.'];
		expect(await reasonOf(document, 'portrait', type)).toEqual(reason);
	}
	expect(await reasonOf('', 'portrait')).toEqual([400, 'The file is empty.']);
	// A link must not make the server fetch anything.
	const url = JSON.stringify({ input_type: 'url', input_data: 'http://127.0.0.1/' });
	expect((await reasonOf(url, 'portrait', 'application/json'))[1]).toBe(
		'The header Content-Type must be image/jpeg, image/heic or application/octet-stream.',
	);
	const large = new Uint8Array(8 * 1024 ** 2);
	large.set(JPEG);
	expect((await reasonOf(large, 'portrait'))[1]).toBe('The file is too large: at most 7.5 MB.');
	expect(read).not.toHaveBeenCalled();
});

describe('a link has a budget', () => {
	test('of checks, which another link does not share', async () => {
		await start({ read: good });
		const token = await app.token({ checks: 2 });
		await app.check(token, JPEG);
		await app.check(token, JPEG);
		const { status, json, headers } = await app.check(token, JPEG);
		expect([status, json.code, headers.get('x-reason')]).toEqual([
			429,
			4030,
			'No photo checks are left for this link.',
		]);
		expect((await app.show(token)).json.code).toBe(0);
		expect((await app.check(await app.token(), JPEG)).json.code).toBe(0);
	});

	test('from which a file that is no image takes one as well', async () => {
		await start({ read: good });
		const token = await app.token({ checks: 1 });
		expect((await app.check(token, Buffer.from('GIF89a'))).json.code).toBe(4000);
		expect((await app.check(token, JPEG)).json.code).toBe(4030);
	});

	test('that many at a time cannot stretch', async () => {
		let read = 0;
		await start({ read: async () => (read++, GOOD) });
		const token = await app.token({ checks: 3 });
		const codes = (await Promise.all(Array.from({ length: 8 }, () => app.check(token, JPEG)))).map(
			({ json }) => json.code,
		);
		const outcomes = [0, 5020, 4030].map((code) => codes.filter((one) => one === code).length);
		// What finds no place is given back.
		expect(outcomes[0]).toBe(read);
		expect(read).toBeLessThanOrEqual(3);
		expect(outcomes.reduce((sum, count) => sum + count)).toBe(8);
	});

	test('of which a busy server takes nothing', async () => {
		let isBusy = true;
		await start({
			read: async () => {
				if (isBusy) throw new OverloadedError('Full.');
				return GOOD;
			},
		});
		const token = await app.token({ checks: 1 });
		expect((await app.check(token, JPEG)).json.code).toBe(5020);
		isBusy = false;
		expect((await app.check(token, JPEG)).json.code).toBe(0);
	});

	test('of which one is given back if its place goes to another link while its body arrives', async () => {
		await start({ read: good });
		const tokens = await Promise.all(Array.from({ length: 4 }, () => app.token({ checks: 2 })));
		const { promise: rest, resolve: sendRest } = Promise.withResolvers<void>();
		const halves = tokens.flatMap((token) => [0, 1].map(() => app.check(token, halfSent(rest))));
		await until(async () => (await app.imagesInProgress()) === 8);
		// Not to a link that has two already.
		expect((await app.check(tokens[0], JPEG)).json.code).toBe(4030);
		const [other, another] = [await app.token(), await app.token()];
		for (const token of [other, another]) expect((await app.check(token, JPEG)).json.code).toBe(0);
		const { json } = await Promise.race(halves);
		expect(json.code).toBe(5020);
		sendRest();
		const codes = (await Promise.all(halves)).map((half) => half.json.code);
		expect(codes.toSorted()).toEqual([...Array(7).fill(0), 5020]);
		const left = await Promise.all(
			tokens.map(async (token) => (await app.check(token, JPEG)).json.code),
		);
		expect(left.toSorted()).toEqual([0, 4030, 4030, 4030]);
	});
});

test('one link with slow bodies leaves the places of all others', async () => {
	await start({ read: good });
	const token = await app.token({ checks: 100 });
	const { promise: rest, resolve: sendRest } = Promise.withResolvers<void>();
	const slow = Array.from({ length: 8 }, async () => {
		return (await app.check(token, halfSent(rest))).json.code;
	});
	await until(async () => (await app.imagesInProgress()) === 2);
	const others = await Promise.all(Array.from({ length: 6 }, () => app.token()));
	const codes = await Promise.all(
		others.map(async (one) => (await app.check(one, JPEG)).json.code),
	);
	expect(codes).toEqual(Array(6).fill(0));
	sendRest();
	expect((await Promise.all(slow)).toSorted()).toEqual([0, 0, ...Array(6).fill(5020)]);
	expect(await app.metrics()).toContain(
		'key_requests_total{key_id="hr",method="POST",route="/api/photo-checks",code="5020"} 6',
	);
});

test('a minute has 20 checks for a link, and 120 for its key', async () => {
	await start({ read: good });
	for (let links = 0; links < 6; links++) {
		const token = await app.token({ checks: 100 });
		for (let i = 0; i < 20; i++) expect((await app.check(token, JPEG)).json.code).toBe(0);
		expect((await app.check(token, JPEG)).json.code).toBe(4029);
	}
	const { status, json, headers } = await app.check(await app.token(), JPEG);
	expect([status, json.code, headers.get('retry-after')]).toEqual([429, 4029, '10']);
	expect(headers.get('x-reason')).toBe('Too many photos in this minute. Try again soon.');
	const asked = { deliver_to: 'https://crm.example.com/' };
	const other = await app.token(asked, 'another-that-makes-links');
	expect((await app.check(other, JPEG)).json.code).toBe(0);
});

test('checks take no place of a call, and go last', async () => {
	const readings: Array<PromiseWithResolvers<CardReading>> = [];
	const keys: unknown[] = [];
	await start({
		imageSlots: 2,
		read: (_image, { turn } = {}) => {
			keys.push(turn?.key);
			const reading = Promise.withResolvers<CardReading>();
			if (turn?.key === BACKGROUND) readings.push(reading);
			else reading.resolve(GOOD);
			return reading.promise;
		},
	});
	const tokens = await Promise.all(Array.from({ length: 12 }, () => app.token()));
	const checks = tokens.map((token) => app.check(token, JPEG));
	const refused = await Promise.all(
		// Eight are held.
		[...Array(4).keys()].map(() => Promise.race(checks)),
	);
	expect(refused[0]).toMatchObject({ status: 502, json: { code: 5020 } });
	expect(refused[0].headers.get('retry-after')).toBe('2');
	const headers = { 'content-type': 'application/json', 'x-api-key': 'key-that-makes-no-links' };
	const calls = await Promise.all([0, 1].map(() => app.post(base64Body(), headers)));
	expect(calls.map(({ json }) => json.code)).toEqual([0, 0]);
	for (const reading of readings) reading.resolve(GOOD);
	const codes = (await Promise.all(checks)).map(({ json }) => json.code);
	expect(codes.toSorted()).toEqual([...Array(8).fill(0), ...Array(4).fill(5020)]);
	expect(keys.filter((key) => key === BACKGROUND)).toHaveLength(8);
	expect(keys).toHaveLength(10);
});

test('tokens, sentences and values are in no log and no metric', async () => {
	const wrong = Object.assign(new Error(`${PORTRAIT.identity_name}`), { cause: PORTRAIT });
	let isBroken = false;
	await start({
		read: async () => {
			if (isBroken) throw wrong;
			return GOOD;
		},
	});
	const text = '样本公司的秘密请求';
	const deliverTo = 'https://n8n.example.com/webhook/secret-path';
	const token = await app.token({ text, deliver_to: deliverTo });
	await app.show(token);
	await app.check(token, JPEG);
	isBroken = true;
	expect((await app.check(token, JPEG)).json).toMatchObject({ code: 5000, data: null });
	const replies = [
		await app.show(`${token}x`),
		await app.check(`x${token}`, JPEG),
		await app.make({ sender: 'a', text, deliver_to: 'https://evil.example/secret-path' }),
	];
	await fetch(`${app.url}/photo`);
	const metrics = await app.metrics();
	const written = [...app.log, metrics, ...replies.map((reply) => reply.text)].join('');
	const [payload, signature] = token.split('.');
	const secrets = [payload, signature, text, 'secret-path', 'evil.example'];
	const values = Object.values(PORTRAIT).filter(
		(value) => String(value).length > 2 && value !== null,
	);
	expect([...secrets, ...values].filter((one) => written.includes(String(one)))).toEqual([]);
	const checked = app.log
		.map((line) => JSON.parse(line))
		.find(({ route, code }) => route === '/api/photo-checks' && code === 0);
	const { id } = (await app.show(token)).json.data as { id: string };
	expect(checked).toMatchObject({ keyId: 'hr', photoLink: id, imageBytes: JPEG.length });
	expect(checked).not.toHaveProperty('side');
});
