import { describe, expect, test } from '@jest/globals';

import { readFileSync } from 'node:fs';

import { OPTION_NAMES, optionOf, variableOf } from '../../src/config/options.mts';
import { SOURCE_FORMATS } from '../../src/image/source-formats.mts';
import { describeConfig, readConfig } from '../../src/config/config.mts';
import { read } from './read-given.mts';

test('without options there are defaults and a generated key', () => {
	const config = read();
	expect(config).toEqual({
		host: '127.0.0.1',
		port: 8787,
		allowPrivateUrls: false,
		privateHttp: false,
		linkPorts: [],
		trustedProxies: [],
		formats: SOURCE_FORMATS,
		maxBody: 10,
		models: undefined,
		precision: 'auto',
		workers: 4,
		queueLimit: 32,
		queueTimeout: 30,
		readTimeout: 20,
		drainDelay: 0,
		grace: 20,
		logLevel: 'info',
		logAddresses: false,
		keyFiles: [],
		limitsStore: undefined,
		limitsStoreDown: 'own',
		generatedKey: expect.stringMatching(/^[\w-]{32}$/),
		keys: [{ id: 'key-1', key: config.generatedKey }],
	});
	expect(read().generatedKey).not.toBe(config.generatedKey);
});

test('--help precedes all checks', () => {
	expect(
		readConfig({
			args: ['--help', '--port', 'x'],
			environment: {},
			readFile: () => '',
			cores: 1,
		}),
	).toBe('help');
});

const WANTED = {
	host: '::1',
	port: 0,
	allowPrivateUrls: true,
	linkPorts: ['81', '9000-9010'],
	trustedProxies: ['10.0.0.0/8', '::1'],
	tryPage: true,
	privateHttp: true,
	models: 'v4',
	precision: 'fp32',
	publicUrl: 'https://ocr.example.com/cards',
	metricsPort: 9187,
	metricsHost: '::',
	metricsKey: 'key-of-the-metrics',
	keyFiles: expect.any(Array),
	workers: 2,
	queueLimit: 0,
	queueTimeout: 7,
	readTimeout: 9,
	drainDelay: 5,
	grace: 8,
	logLevel: 'warn',
	logAddresses: true,
	limitsStore: 'rediss://u:p@redis.internal:6380/1',
	limitsStoreDown: 'refuse',
	formats: ['jpeg', 'heic'],
	maxBody: 30,
	keys: [
		{ id: 'key-1', key: 'key-of-the-first' },
		{ id: 'key-2', key: 'key-of-the-second' },
	],
};

describe('the same options from', () => {
	const fromEnvironment = {
		IDCARD_OCR_HOST: '::1',
		IDCARD_OCR_PORT: '0',
		IDCARD_OCR_API_KEYS: 'key-of-the-first, key-of-the-second',
		IDCARD_OCR_ALLOW_PRIVATE_URLS: 'true',
		IDCARD_OCR_LINK_PORTS: '81,9000-9010',
		IDCARD_OCR_TRUSTED_PROXIES: '10.0.0.0/8,::1',
		IDCARD_OCR_PUBLIC_URL: 'https://ocr.example.com/cards',
		IDCARD_OCR_TRY_PAGE: 'true',
		IDCARD_OCR_METRICS_PORT: '9187',
		IDCARD_OCR_METRICS_HOST: '::',
		IDCARD_OCR_METRICS_KEY: 'key-of-the-metrics',
		IDCARD_OCR_MODELS: 'v4',
		IDCARD_OCR_PRECISION: 'fp32',
		IDCARD_OCR_LIMITS_STORE: WANTED.limitsStore,
		IDCARD_OCR_LIMITS_STORE_DOWN: 'refuse',
		IDCARD_OCR_FORMATS: 'jpeg,heic',
		IDCARD_OCR_MAX_BODY: '30',
		IDCARD_OCR_WORKERS: '2',
		IDCARD_OCR_QUEUE_LIMIT: '0',
		IDCARD_OCR_QUEUE_TIMEOUT: '7',
		IDCARD_OCR_READ_TIMEOUT: '9',
		IDCARD_OCR_DRAIN_DELAY: '5',
		IDCARD_OCR_GRACE: '8',
		IDCARD_OCR_LOG_LEVEL: 'warn',
		IDCARD_OCR_LOG_ADDRESSES: 'true',
		IDCARD_OCR_PRIVATE_HTTP: 'true',
	};
	/** Flags are named like variables; those of lists are repeated. */
	const LISTS = {
		'--api-key': 'IDCARD_OCR_API_KEYS',
		'--link-port': 'IDCARD_OCR_LINK_PORTS',
		'--trusted-proxy': 'IDCARD_OCR_TRUSTED_PROXIES',
	};
	const values = new Map(Object.entries(fromEnvironment));
	const singles = [...values].filter(([name]) => !Object.values(LISTS).includes(name));
	const fromFlags = [
		...singles.map(([name, value]) => {
			const flag = name.replace('IDCARD_OCR_', '--').replaceAll('_', '-').toLowerCase();
			return value === 'true' ? flag : `${flag}=${value}`;
		}),
		...Object.entries(LISTS).flatMap(([flag, name]) =>
			values
				.get(name)!
				.split(/, ?/)
				.flatMap((value) => [flag, value]),
		),
	];
	const keysInFile = {
		keyFiles: undefined,
		keys: undefined,
		apiKeys: ['key-of-the-first', 'key-of-the-second'],
	};
	const fromFile = { ...WANTED, ...keysInFile, formats: 'jpeg,heic' };

	test.each([
		['flags', { args: fromFlags }],
		['the environment', { environment: fromEnvironment }],
		['the file', { file: fromFile }],
	])('%s', (_name, given) => {
		expect(read(given)).toEqual({ ...WANTED, generatedKey: undefined });
	});
});

test('flags override the environment, which overrides the file; keys are combined', () => {
	const config = read({
		args: ['--port', '1', '--api-key', 'key-of-the-flags'],
		environment: {
			IDCARD_OCR_PORT: '2',
			IDCARD_OCR_HOST: 'two',
			IDCARD_OCR_API_KEYS: 'key-of-the-variable',
			IDCARD_OCR_MODELS: '',
		},
		file: {
			port: 3,
			host: 'three',
			models: 'three',
			keys: [{ id: 'third', key: 'key-of-the-file-' }],
		},
	});
	expect(config).toMatchObject({ port: 1, host: 'two', models: 'three' });
	expect(config.keys.map(({ id, key }) => `${id}=${key}`)).toEqual([
		'key-1=key-of-the-flags',
		'key-2=key-of-the-variable',
		'third=key-of-the-file-',
	]);
});

test('a switch can be turned off, and on again', () => {
	const environment = { IDCARD_OCR_TRY_PAGE: 'true' };
	const file = { tryPage: true };
	expect(read({ args: ['--no-try-page'], environment, file }).tryPage).toBe(false);
	expect(read({ args: ['--no-try-page', '--try-page'] }).tryPage).toBe(true);
	expect(read({ environment: { IDCARD_OCR_TRY_PAGE: 'false' }, file }).tryPage).toBe(false);
	expect(() => read({ args: ['--no-port'] })).toThrow("Unknown option '--no-port'");
});

test('.env.example has every option, with its default', () => {
	const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
	const written = [...example.matchAll(/^# (IDCARD_OCR_\w+)=(.*)$/gm)];
	expect(written.map(([, name]) => name)).toEqual(OPTION_NAMES.map(variableOf));
	const environment = Object.fromEntries(
		written
			.map(([, name, value]) => [name, value])
			.filter(([name]) => !/CONFIG|KEYS_FILE/.test(name)),
	);
	const defaults = { ...read(), keys: expect.anything(), generatedKey: expect.anything() };
	expect(read({ environment })).toEqual(defaults);
});

test('origins of photo links are those of the key, else of all sources, as browsers write them', () => {
	const file = {
		publicUrl: 'https://ocr.example.com',
		photoLinkOrigins: ['http://localhost:5678'],
		keys: [
			{ id: 'own', key: 'key-of-the-first', photoLinkOrigins: ['HTTPS://N8N.例子.cn:443/'] },
			{ id: 'none', key: 'key-of-the-second', photoLinkOrigins: [] },
			{ id: 'plain', key: 'key-of-the-third' },
		],
	};
	const environment = {
		IDCARD_OCR_PHOTO_LINK_ORIGINS: 'https://a.example, https://b.example:8443',
	};
	const args = ['--photo-link-origin', 'http://127.0.0.1:5678'];
	const config = read({ args, environment, file });
	expect(config.keys.map((key) => key.photoLinkOrigins)).toEqual([
		['https://n8n.xn--fsqu00a.cn'],
		[],
		[
			'http://127.0.0.1:5678',
			'https://a.example',
			'https://b.example:8443',
			'http://localhost:5678',
		],
	]);
	expect(read().keys[0]).not.toHaveProperty('photoLinkOrigins');
	const inNetwork = ['--private-http', '--public-url', 'http://192.168.1.5:8787'];
	const origin = 'http://172.16.0.2:5678';
	const { keys } = read({ args: [...inNetwork, '--photo-link-origin', origin] });
	expect(keys[0]).toMatchObject({ photoLinkOrigins: [origin] });
});

test('the printed config holds no key', () => {
	const config = read({
		args: ['--api-key', 'the-first-secret'],
		file: {
			keys: [
				{ id: 'shop', key: 'the-second-secret', suspended: true, allowedAddresses: ['10.0.0.0/8'] },
			],
		},
	});
	const text = describeConfig(config);
	expect(text).not.toMatch(/secret/);
	expect(JSON.parse(text).keys).toEqual([
		{ id: 'key-1', key: '***' },
		{ id: 'shop', key: '***', suspended: true, allowedAddresses: ['10.0.0.0/8'] },
	]);
	const generated = read();
	expect(describeConfig(generated)).not.toContain(generated.generatedKey);
	// Every option marked as secret is left out.
	const secrets = OPTION_NAMES.filter((name) => optionOf(name).secret);
	expect(secrets).toEqual(['apiKeys', 'limitsStore', 'metricsKey']);
	const unmasked = { ...config, ...Object.fromEntries(secrets.map((name) => [name, 'hush'])) };
	expect(describeConfig(unmasked)).toBe(text);
});

test('a misspelt variable is rejected, a byte order mark is not', () => {
	const read = (environment: NodeJS.ProcessEnv, file = '{}') =>
		readConfig({ args: ['--config', 'a.json'], environment, readFile: () => file, cores: 2 });
	expect(() => read({ IDCARD_OCR_API_KEY: 'x' })).toThrow(
		/IDCARD_OCR_API_KEY is not a setting of .+ IDCARD_OCR_API_KEYS, .+ IDCARD_OCR_TRUSTED_PROXIES, /,
	);
	expect(read({}, '\uFEFF{"port":7}')).toMatchObject({ port: 7 });
});
