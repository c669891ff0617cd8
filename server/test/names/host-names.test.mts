import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { HostNames } from '../../src/names/host-names.mts';
import {
	startNameServer,
	type NameAnswer,
	type NameServer,
} from '../../../test/support/name-server.mts';

const NEVER = new AbortController().signal;

let folder: string;
let server: NameServer;
let answers: Record<string, NameAnswer>;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'host-names-'));
	answers = {};
	server = await startNameServer(
		(name, type) => answers[`${type} ${name}`] ?? answers[name] ?? 'no such name',
	);
});
afterEach(() => {
	server.close();
	rmSync(folder, { recursive: true });
});

const inFolder = (name: string) => join(folder, name);

/** Names of a machine with this hosts file, whose name server is the one above. */
function hostNames(hosts = '', timeoutMs = 60_000, tries = 1) {
	writeFileSync(inFolder('hosts'), hosts);
	return new HostNames({
		hostsFile: inFolder('hosts'),
		servers: [server.address],
		timeoutMs,
		tries,
	});
}

const addressesOf = async (names: HostNames, name: string, signal = NEVER) =>
	(await names.resolve(name, signal)).map(({ address, family }) => `${family} ${address}`);

describe('DNS', () => {
	test('gives all addresses of both kinds', async () => {
		answers = {
			'both.test': ['10.0.0.1', '2001:0db8:0000:0000:0000:0000:0000:0001', '10.0.0.2'],
		};
		expect(await addressesOf(hostNames(), 'both.test')).toEqual([
			'4 10.0.0.1',
			'4 10.0.0.2',
			'6 2001:db8::1',
		]);
		expect(server.questions.toSorted()).toEqual(['A both.test', 'AAAA both.test']);
	});

	test('without such a name, or without an address, gives none', async () => {
		answers = { 'empty.test': [] };
		expect(await addressesOf(hostNames(), 'empty.test')).toEqual([]);
		expect(await addressesOf(hostNames(), 'unknown.test')).toEqual([]);
	});

	test('that fails or does not answer is an error', async () => {
		answers = { 'broken.test': 'failure', 'silent.test': 'silence' };
		await expect(hostNames().resolve('broken.test', NEVER)).rejects.toThrow('ESERVFAIL');
		await expect(hostNames('', 100).resolve('silent.test', NEVER)).rejects.toThrow('ETIMEOUT');
	});

	test.each(['A', 'AAAA'])(
		'that never answers for %s addresses is not waited for',
		async (type) => {
			answers = { 'half.test': ['10.0.0.1', 'fd00:0000:0000:0000:0000:0000:0000:0001'] };
			answers[`${type} half.test`] = 'silence';
			expect(await addressesOf(hostNames(), 'half.test')).toEqual([
				type === 'A' ? '6 fd00::1' : '4 10.0.0.1',
			]);
		},
	);
});

describe('a question that nobody waits for any more', () => {
	test('ends at once, and others go on', async () => {
		answers = { 'silent.test': 'silence', 'quick.test': ['10.0.0.4'] };
		const names = hostNames('', 60_000, 1_000);
		const leaving = new AbortController();
		const dead = names.resolve('silent.test', leaving.signal);
		await server.asked(2);
		expect(await addressesOf(names, 'quick.test')).toEqual(['4 10.0.0.4']);
		leaving.abort(new Error('left'));
		await expect(dead).rejects.toThrow('left');
	});
});

describe('the hosts file', () => {
	test('comes first, and counts alone', async () => {
		answers = { 'known.test': ['10.0.0.5'] };
		const names = hostNames('10.0.0.6 known.test\nfd00::6 known.test\n');
		expect(await addressesOf(names, 'known.test')).toEqual(['4 10.0.0.6', '6 fd00::6']);
		expect(await addressesOf(names, 'KNOWN.test.')).toEqual(['4 10.0.0.6', '6 fd00::6']);
		expect(server.questions).toEqual([]);
	});

	test('is read again when it has changed, is gone, or is there again', async () => {
		answers = { 'known.test': ['10.0.0.5'] };
		const names = hostNames('10.0.0.6 known.test\n');
		await addressesOf(names, 'known.test');
		writeFileSync(inFolder('hosts'), '10.0.0.77 known.test\n');
		expect(await addressesOf(names, 'known.test')).toEqual(['4 10.0.0.77']);
		rmSync(inFolder('hosts'));
		expect(await addressesOf(names, 'known.test')).toEqual(['4 10.0.0.5']);
		writeFileSync(inFolder('hosts'), '10.0.0.8 known.test\n');
		expect(await addressesOf(names, 'known.test')).toEqual(['4 10.0.0.8']);
	});

	test('may name localhost; without it, localhost is this machine all the same', async () => {
		expect(await addressesOf(hostNames('127.0.0.9 localhost\n'), 'localhost')).toEqual([
			'4 127.0.0.9',
		]);
		const unnamed = hostNames();
		for (const name of ['localhost', 'LOCALHOST.', 'shop.localhost']) {
			expect(await addressesOf(unnamed, name)).toEqual(['4 127.0.0.1', '6 ::1']);
		}
		expect(server.questions).toEqual([]);
	});
});
