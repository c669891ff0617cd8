import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { ConfigError } from '../../src/config/config-error.mts';
import { describeConfig } from '../../src/config/config.mts';
import { ApiKeyRing } from '../../src/http/api-key-ring.mts';
import { read } from './read-given.mts';

const hashOf = (key: string) => `sha256:${createHash('sha256').update(key).digest('hex')}`;
const readKeys = (text: string, file?: unknown) =>
	read({ args: ['--api-keys-file', 'all.keys'], file, files: { 'all.keys': text } });

describe('a file with keys', () => {
	test('has a key or its hash per line, with or without an id', () => {
		const text = `\uFEFF# Keys of the office.\r\n\r\n  plain==  \ncrm = secret=x\n${hashOf('third')}\nforms =\t${hashOf('fourth').toUpperCase().replace('SHA', 'sha')}`;
		const { keys, generatedKey, keyFiles } = readKeys(text);
		expect(keys.map(({ id }) => id)).toEqual([
			...[`key-${hashOf('plain==').slice(7, 15)}`, 'crm'],
			...[`key-${hashOf('third').slice(7, 15)}`, 'forms'],
		]);
		expect([generatedKey, keyFiles]).toEqual([undefined, ['all.keys']]);
		const ring = new ApiKeyRing(keys);
		const found = ['plain==', 'secret=x', 'third', 'fourth'].map((key) => ring.find(key)?.id);
		expect(found).toEqual(keys.map(({ id }) => id));
		// A hash does not work as a key: a stolen file is useless.
		expect(ring.find(hashOf('third'))).toBeUndefined();
		expect(ring.find(hashOf('plain=='))).toBeUndefined();
	});

	test('keeps the ids of its keys when lines come, go or become hashes', () => {
		const idsOf = (text: string) => readKeys(text).keys.map(({ id }) => id);
		const [first, second] = idsOf('one\ntwo');
		expect(idsOf(`zero\n${hashOf('two')}`)[1]).toBe(second);
		expect(idsOf('two\none')).toEqual([second, first]);
	});

	test('takes settings by id from the config file, which may have ids without a key', () => {
		const file = {
			limits: 'published',
			keys: [
				{ id: 'crm', limits: { perDay: 5 }, suspended: true },
				{ id: 'own', key: 'own-key' },
				{ id: 'gone', limits: { perDay: 1 } },
			],
		};
		const config = readKeys('crm = secret\nother = x', file);
		expect(config.keys).toEqual([
			{ id: 'crm', key: 'secret', limits: { perDay: 5 }, suspended: true },
			{ id: 'other', key: 'x', limits: { perSecond: 2, perDay: 20 } },
			{ id: 'own', key: 'own-key', limits: { perSecond: 2, perDay: 20 } },
		]);
		expect(config.idsWithoutKey).toEqual(['gone']);
		expect(config.keyFiles).toEqual(['server.json', 'all.keys']);
		expect(describeConfig(config)).not.toContain('secret');
		expect(describeConfig(readKeys(hashOf('secret')))).not.toContain('sha256');
	});
});

test.each([
	['# nothing\n\n', 'The keys file all.keys has no key.'],
	['a\nhush hush', 'Line 2 of the keys file all.keys must be a key, or "ID = KEY".'],
	['hush # of the office', 'Line 1 of the keys file all.keys must be a key, or "ID = KEY".'],
	['crm =', 'Line 1 of the keys file all.keys must be a key, or "ID = KEY".'],
	['crm: = hush', 'Line 1 of the keys file all.keys has an unusable id:'],
	['hush = hush', 'Line 1 of the keys file all.keys uses its key as its id, which logs show.'],
	['sha256:hush', 'Line 1 of the keys file all.keys must have 64 hexadecimal digits'],
	['hüsh', 'Line 1 of the keys file all.keys must be a key of ASCII letters'],
	[`hush\n${hashOf('hush')}`, 'is set twice. Remove one of them.'],
	['a = hush1\na = hush2\na = hush3', 'Three keys have the id "a".'],
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
	expect(keys[0]).toEqual({ id: 'crm', key: 'KEY-OF-THE-CRM', limits: { perDay: 1000 } });
	expect(new ApiKeyRing(keys).find('KEY-OF-THE-FORMS')?.id).toBe('forms');
	expect(idsWithoutKey).toBeUndefined();
});

test('two keys may share an id, its settings and its calls, while one replaces the other', () => {
	const keys = [{ id: 'crm', limits: { perDay: 5 }, suspended: true }];
	const config = readKeys('crm = former-key\nforms = other\ncrm = present-key', { keys });
	const ring = new ApiKeyRing(config.keys);
	const known = { id: 'crm', limits: { perDay: 5 }, suspended: true };
	expect(['former-key', 'present-key'].map((key) => ring.find(key))).toEqual([known, known]);
	expect(config.idsWithoutKey).toBeUndefined();
	const third = { keys: [{ id: 'crm', key: 'third-key' }] };
	const text = 'crm = former-key\ncrm = present-key';
	expect(() => readKeys(text, third)).toThrow('Three keys have the id "crm".');
	expect(() => readKeys('crm = one-key', third)).toThrow('Two keys have the id "crm".');
});

test('an id may have settings only once', () => {
	const keys = [{ id: 'crm' }, { id: 'crm', suspended: true }];
	expect(() => readKeys('crm = secret', { keys })).toThrow('Two keys have the id "crm".');
	const twice = [{ id: 'crm', key: 'other' }];
	expect(() => readKeys('crm = secret', { keys: twice })).toThrow('Two keys have the id "crm".');
});

test('the key for the metrics may be in a file, plain or as its hash, but not set twice', () => {
	const args = ['--metrics-key-file', 'metrics.key'];
	const files = { 'metrics.key': ' secret\n' };
	expect(read({ args, files }).metricsKey).toBe('secret');
	expect(describeConfig(read({ args, files }))).not.toContain('secret');
	const hashed = read({ args, files: { 'metrics.key': hashOf('secret') } }).metricsKey!;
	expect(new ApiKeyRing([{ id: 'metrics', key: hashed }]).find('secret')?.id).toBe('metrics');
	const twice = { args: [...args, '--metrics-key', 'secret'], files };
	expect(() => read(twice)).toThrow('Set either --metrics-key or --metrics-key-file.');
	const empty = { args, files: { 'metrics.key': '' } };
	expect(() => read(empty)).toThrow('The metrics key file metrics.key must be a key of ASCII');
});
