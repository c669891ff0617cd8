import { afterEach, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { IMAGES, smoke } from '../../../tools/commands/smoke/calls.mts';
import {
	refusal,
	startApiZeroStub,
	success,
	type ApiZeroStub,
	type StubAnswer,
} from '../../node/apizero-stub.mts';
import { temporaryFolder } from '../../support/temporary-folder.mts';

const COMMAND = fileURLToPath(new URL('../../../tools/commands/smoke.mts', import.meta.url));

const [front, back] = [IMAGES.portrait.fields, IMAGES.emblem.fields];

/** What the API page says of the six calls, in their order. */
const AS_ON_THE_PAGE = [
	success(front),
	success(back),
	refusal(5021),
	refusal(4000),
	refusal(4000),
	refusal(4011),
];

let stub: ApiZeroStub;
afterEach(async () => await stub.close());

/** Starts a stub whose answer to one call is changed. */
async function startStub(call = -1, change: (answer: StubAnswer) => StubAnswer = (same) => same) {
	stub = await startApiZeroStub((_call, i) =>
		i === call ? change(AS_ON_THE_PAGE[i]) : AS_ON_THE_PAGE[i],
	);
}

/** Changes the JSON of a reply. */
const inBody =
	(change: (body: Record<string, unknown>, data: Record<string, unknown>) => unknown) =>
	(answer: StubAnswer): StubAnswer => {
		const body = JSON.parse(answer.body);
		change(body, body.data);
		return { ...answer, body: JSON.stringify(body) };
	};

const inData = (values: Record<string, unknown>) =>
	inBody((_body, data) => Object.assign(data, values));

describe('the comparison with the API page', () => {
	test('finds no difference in what the page says, in six calls, with the key as the page sends it', async () => {
		await startStub();
		const results = await smoke(stub.baseUrl, 'a-key', 0);
		expect(results.flatMap(({ differences, misread }) => [...differences, ...misread])).toEqual([]);
		expect(stub.calls.map(({ headers }) => headers.authorization ?? headers['x-api-key'])).toEqual([
			'Bearer a-key',
			'a-key',
			'Bearer a-key',
			'Bearer a-key',
			'Bearer a-key',
			'Bearer not-a-key',
		]);
	});

	test.each<[string, number, (answer: StubAnswer) => StubAnswer, string[]]>([
		['another status', 0, (a) => ({ ...a, status: 201 }), ['HTTP status 201 instead of 200']],
		[
			'a header of its own',
			0,
			(a) => ({ ...a, headers: { 'x-ratelimit-remaining': '3' } }),
			['header x-ratelimit-remaining is not on the page'],
		],
		['no JSON', 0, (a) => ({ ...a, body: '<html>' }), ['the body is no JSON object']],
		[
			'another code',
			4,
			inBody((body) => Object.assign(body, { code: '4000' })),
			['code "4000" instead of 4000'],
		],
		[
			'another envelope',
			0,
			inBody((body) => {
				delete body['request_id'];
				Object.assign(body, { msg: null, success: true });
			}),
			[
				'msg is null instead of text',
				'request_id is missing instead of text',
				'success of the envelope is not on the page',
			],
		],
		[
			'fields missing and fields more',
			1,
			inBody((_body, data) => {
				delete data['issued_by'];
				Object.assign(data, { nation: '' });
			}),
			['nation of data is not on the page', 'issued_by is missing'],
		],
		[
			'other types',
			0,
			inData({ identity_name: 1, gender: true, valid_date_end: '' }),
			[
				'identity_name is a number instead of text',
				'gender is a boolean instead of text',
				'valid_date_end is text instead of null, on the other side',
			],
		],
		[
			'other formats',
			0,
			inData({ birth: '1990/1/1', race: '汉族', gender: 'male', identity_code: '1101…' }),
			[
				'identity_code is not written as 17 digits and a digit or X',
				'gender is not written as 男 or 女',
				'race is not written as without 族',
				'birth is not written as YYYY-MM-DD',
			],
		],
	])('lists %s', async (_what, call, change, expected) => {
		await startStub(call, change);
		const results = await smoke(stub.baseUrl, 'a-key', 0);
		expect(results[call].differences).toEqual(expected);
		expect(results.flatMap(({ differences }) => differences)).toHaveLength(expected.length);
	});

	test('a value that is read otherwise than drawn is no difference, but named', async () => {
		await startStub(0, inData({ identity_name: '样本' }));
		const [first] = await smoke(stub.baseUrl, 'a-key', 0);
		expect(first).toMatchObject({ differences: [], misread: ['identity_name'] });
	});
});

describe('the command', () => {
	const folder = temporaryFolder('smoke');
	const run = async (args: string[], env: Record<string, string> = {}) =>
		await new Promise<{ code: number; printed: string }>((resolve) => {
			execFile(
				process.execPath,
				[COMMAND, ...args],
				{ env: { PATH: process.env['PATH'], ...env } },
				(error, stdout, stderr) =>
					resolve({ code: Number(error?.code ?? 0), printed: stdout + stderr }),
			);
		});

	test('takes the key from the environment, and prints neither it nor a value', async () => {
		await startStub();
		const { code, printed } = await run(['--base-url', stub.baseUrl], {
			APIZERO_API_KEY: 'a-secret-key',
		});
		expect(printed).toContain('No difference in 6 calls.');
		expect(code).toBe(0);
		expect(stub.calls[0].headers.authorization).toBe('Bearer a-secret-key');
		expect(printed).not.toMatch(new RegExp(`a-secret-key|${front.identity_code}`));
	});

	test('takes it from a file, and ends with 1 for a difference', async () => {
		await startStub(0, inData({ ...emptyIdCardFields(), side: 1 }));
		writeFileSync(join(folder, 'key'), 'from-a-file\n');
		const args = ['--key-file', join(folder, 'key'), '--base-url', stub.baseUrl];
		const { code, printed } = await run(args);
		expect(printed).toContain('  - identity_name is null instead of text');
		expect(code).toBe(1);
		expect(stub.calls[1].headers['x-api-key']).toBe('from-a-file');
	});

	test('sends a key to no address that others can listen to, and nothing without a key', async () => {
		await startStub();
		const open = await run(['--base-url', 'http://example.com'], { APIZERO_API_KEY: 'k' });
		expect(open).toMatchObject({ code: 2, printed: expect.stringContaining('https://') });
		const without = await run(['--base-url', stub.baseUrl]);
		expect(without).toMatchObject({ code: 2, printed: expect.stringContaining('no key') });
		expect(stub.calls).toEqual([]);
	});
});
