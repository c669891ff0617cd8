import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import process from 'node:process';

import { fuzzConnections } from '../../soak/connections.mts';
import { fuzzBodies, fuzzFiles, fuzzForms, fuzzImages } from '../../soak/fuzz.mts';
import { contractViolation } from '../../soak/contract.mts';
import { runLoadTest } from '../../soak/load.mts';
import { runSilentNames } from '../../soak/silent-names.mts';
import { SoakedServer } from '../../soak/soaked-server.mts';

const SEED = 20_261_125;

let server: SoakedServer;
beforeAll(async () => {
	server = await SoakedServer.start({ workers: 2, queueLimit: 2 });
}, 120_000);
afterAll(async () => expect(await server.stop()).toBe(0));

test('mutated bodies: every reply keeps the contract', async () => {
	const { codes, faults } = await fuzzBodies(server, { count: 500, seed: SEED });
	expect(faults).toEqual([]);
	expect(codes[4000]).toBeGreaterThan(0);
	expect(codes[5021]).toBeGreaterThan(0);
}, 120_000);

test.each([
	['forms', fuzzForms],
	['files', fuzzFiles],
])(
	'mutated %s: every reply keeps the contract, and none that is too large is read',
	async (_what, fuzz) => {
		const { codes, faults } = await fuzz(server, { count: 200, seed: SEED });
		expect(faults).toEqual([]);
		expect(codes[4000]).toBeGreaterThan(0);
		expect(codes[5021]).toBeGreaterThan(0);
		expect(Object.values(codes).reduce((sum, times) => sum + times)).toBe(200);
	},
	120_000,
);

test('mutated images: every reply keeps the contract', async () => {
	const { codes, faults } = await fuzzImages(server, { count: 12, seed: SEED });
	expect(faults).toEqual([]);
	expect(Object.values(codes).reduce((sum, times) => sum + times)).toBe(12);
}, 120_000);

test('mutated connections: every reply has a known code, and nothing stays pending', async () => {
	const { codes, faults } = await fuzzConnections(server, { count: 600, seed: SEED });
	expect(faults).toEqual([]);
	expect(codes[4000]).toBeGreaterThan(0);
}, 120_000);

test('above capacity every call gets one reply: the correct card, or 5020', async () => {
	const result = await runLoadTest(server, { clients: 8, seconds: 3, seed: SEED });
	expect(result.faults).toEqual([]);
	expect(result.read).toBeGreaterThan(0);
	expect(result.rejected).toBeGreaterThan(0);
}, 120_000);

test('beside names that nobody answers about, another key’s links are read', async () => {
	const result = await runSilentNames({ seconds: 3, seed: SEED });
	expect(result).toMatchObject({ sent: 3, read: 3, faults: [] });
}, 120_000);

test('a server that crashed is reported with its log', async () => {
	const crashed = await SoakedServer.start({ workers: 1, queueLimit: 1 });
	const printed = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
	try {
		await crashed.crash();
		expect(await crashed.stop()).toBeNull();
		expect(printed.mock.calls.join('')).toContain('Listening on http://127.0.0.1:');
	} finally {
		printed.mockRestore();
	}
}, 120_000);

describe('contract violations', () => {
	const requestId = 'req_000000000000000000000000';
	const refusal = { code: 4000, msg: '错误', data: null, request_id: requestId };
	test.each<[number, unknown, string | undefined]>([
		[400, refusal, undefined],
		[
			400,
			{ code: 4000, msg: '错误', data: null, reason: 'method', request_id: requestId },
			undefined,
		],
		[500, refusal, 'HTTP 500 with code 4000'],
		[500, { ...refusal, code: 5000 }, 'code 5000'],
		[400, { ...refusal, msg: '' }, 'code 4000 without a msg'],
		[400, { ...refusal, request_id: 'req_1' }, 'code 4000 without a request_id'],
		[400, { ...refusal, more: 1 }, 'unexpected keys'],
		[200, { ...refusal, code: 0 }, 'HTTP 200 with a bad envelope: no-data'],
		[200, { ...refusal, code: 0, data: { side: 1 } }, 'unexpected fields'],
		[200, [], 'HTTP 200 with a bad envelope: not-json'],
	])('HTTP %d %j', (status, body, fault) => {
		expect(contractViolation(status, JSON.stringify(body))).toBe(fault);
	});
});
