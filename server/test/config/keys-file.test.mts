import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { ConfigError } from '../../src/config/config-error.mts';
import { describeConfig } from '../../src/config/config.mts';
import { ApiKeyRing } from '../../src/http/api-key-ring.mts';
import { read } from './read-given.mts';

const hashOf = (key: string) => `sha256:${createHash('sha256').update(key).digest('hex')}`;
const ONE = 'the-key-number-one';
const TWO = 'the-key-number-two';
const readKeys = (text: string, file?: unknown) =>
	read({ args: ['--api-keys-file', 'all.keys'], file, files: { 'all.keys': text } });

describe('a file with keys', () => {
	test('has a key or its hash per line, with or without an id', () => {
		const text = `\uFEFF# Keys of the office.\r\n\r\n  a-plain-key-here==  \ncrm = a-secret=in-here\n${hashOf('the-third-of-them')}\nforms =\t${hashOf('the-fourth-of-them').toUpperCase().replace('SHA', 'sha')}`;
		const { keys, generatedKey, keyFiles } = readKeys(text);
		expect(keys.map(({ id }) => id)).toEqual([
			`key-${hashOf('a-plain-key-here==').slice(7, 15)}`,
			'crm',
			`key-${hashOf('the-third-of-them').slice(7, 15)}`,
			'forms',
		]);
		expect([generatedKey, keyFiles]).toEqual([undefined, ['all.keys']]);
		const ring = new ApiKeyRing(keys);
		const found = [
			'a-plain-key-here==',
			'a-secret=in-here',
			'the-third-of-them',
			'the-fourth-of-them',
		].map((key) => ring.find(key)?.id);
		expect(found).toEqual(keys.map(({ id }) => id));
		// A hash does not work as a key: a stolen file is useless.
		expect(ring.find(hashOf('the-third-of-them'))).toBeUndefined();
		expect(ring.find(hashOf('a-plain-key-here=='))).toBeUndefined();
	});

	test('keeps the ids of its keys when lines come, go or become hashes', () => {
		const idsOf = (text: string) => readKeys(text).keys.map(({ id }) => id);
		const [first, second] = idsOf(`${ONE}\n${TWO}`);
		expect(idsOf(`key-number-zero--\n${hashOf(TWO)}`)[1]).toBe(second);
		expect(idsOf(`${TWO}\n${ONE}`)).toEqual([second, first]);
	});

	test('takes settings by id from the config file, which may have ids without a key', () => {
		const file = {
			keys: [
				{ id: 'crm', limits: { perDay: 5 }, suspended: true },
				{ id: 'own', key: 'own-key-of-the-file' },
				{ id: 'gone', limits: { perDay: 1 } },
			],
		};
		const config = readKeys(`crm = ${ONE}\nother = ${TWO}`, file);
		expect(config.keys).toEqual([
			{ id: 'crm', key: ONE, limits: { perDay: 5 }, suspended: true },
			{ id: 'other', key: TWO },
			{ id: 'own', key: 'own-key-of-the-file' },
		]);
		expect(config.idsWithoutKey).toEqual(['gone']);
		expect(config.keyFiles).toEqual(['server.json', 'all.keys']);
		expect(describeConfig(config)).not.toContain(ONE);
		expect(describeConfig(readKeys(hashOf(ONE)))).not.toContain('sha256');
	});
});

test.each([
	['# nothing\n\n', 'The keys file all.keys has no key.'],
	[
		'the-key-number-one\nhush hush',
		'Line 2 of the keys file all.keys must be a key, or "ID = KEY".',
	],
	['hush # of the office', 'Line 1 of the keys file all.keys must be a key, or "ID = KEY".'],
	['crm: = hush-of-the-server', 'Line 1 of the keys file all.keys has an unusable id:'],
	[
		'hush-of-the-server = hush-of-the-server',
		'Line 1 of the keys file all.keys uses its key as its id, which logs show.',
	],
	[
		'crm = hush-hush-hush-',
		'Line 1 of the keys file all.keys must be a key of at least 16 ASCII letters',
	],
	[`hush-of-the-server\n${hashOf('hush-of-the-server')}`, 'is set twice. Remove one of them.'],
	[
		'a = hush-of-number-one\na = hush-of-number-two\na = hush-of-number-three',
		'Three keys have the id "a".',
	],
])('%j is rejected with one line', (text, message) => {
	expect(() => readKeys(text)).toThrow(ConfigError);
	expect(() => readKeys(text)).toThrow(message);
	expect(() => readKeys(text)).toThrow(/^(?!.*hush)[^\n]+\.$/);
});

test('docs/operating.md shows a file and settings that are accepted', () => {
	const page = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
	const [, text] = /```\n(# The key itself[^`]+)```/.exec(page)!;
	const [, settings] = /```json\n(\{ "keys"[^`]+)```/.exec(page)!;
	const { keys, idsWithoutKey } = readKeys(text, JSON.parse(settings));
	expect(keys[0]).toEqual({ id: 'crm', key: 'THE-KEY-OF-THE-CRM', limits: { perDay: 1000 } });
	expect(new ApiKeyRing(keys).find('THE-KEY-OF-THE-FORMS')?.id).toBe('forms');
	expect(idsWithoutKey).toBeUndefined();
});

test('two keys may share an id, its settings and its calls, while one replaces the other', () => {
	const keys = [{ id: 'crm', limits: { perDay: 5 }, suspended: true }];
	const config = readKeys(`crm = ${ONE}\nforms = the-other-key-here\ncrm = ${TWO}`, { keys });
	const ring = new ApiKeyRing(config.keys);
	const known = { id: 'crm', limits: { perDay: 5 }, suspended: true };
	expect([ONE, TWO].map((key) => ring.find(key))).toEqual([known, known]);
	expect(config.idsWithoutKey).toBeUndefined();
	const third = { keys: [{ id: 'crm', key: 'the-third-of-them' }] };
	const text = `crm = ${ONE}\ncrm = ${TWO}`;
	expect(() => readKeys(text, third)).toThrow('Three keys have the id "crm".');
	expect(() => readKeys(`crm = ${ONE}`, third)).toThrow('Two keys have the id "crm".');
});

test('the key for the metrics may be in a file, plain or as its hash, but not set twice', () => {
	const args = ['--metrics-key-file', 'metrics.key'];
	const files = { 'metrics.key': ` ${ONE}\n` };
	expect(read({ args, files }).metricsKey).toBe(ONE);
	expect(describeConfig(read({ args, files }))).not.toContain(ONE);
	const hashed = read({ args, files: { 'metrics.key': hashOf(ONE) } }).metricsKey!;
	expect(new ApiKeyRing([{ id: 'metrics', key: hashed }]).find(ONE)?.id).toBe('metrics');
	const twice = { args: [...args, '--metrics-key', ONE], files };
	expect(() => read(twice)).toThrow('Set either --metrics-key or --metrics-key-file.');
	const empty = { args, files: { 'metrics.key': '' } };
	expect(() => read(empty)).toThrow(
		'The metrics key file metrics.key must be a key of at least 16 ASCII',
	);
});
