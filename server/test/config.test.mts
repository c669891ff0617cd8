import { describe, expect, test } from '@jest/globals';

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { OPTION_NAMES, variableOf } from '../src/config/options.mts';
import { ConfigError } from '../src/config/config-error.mts';
import { describeConfig, readConfig, type Config } from '../src/config.mts';

interface Given {
	args?: string[];
	environment?: Record<string, string>;
	file?: unknown;
}

function read({ args = [], environment = {}, file }: Given = {}): Config {
	return readConfig({
		args: file === undefined ? args : [...args, '--config', 'server.json'],
		environment,
		cores: 16,
		readFile: (path) => {
			if (path !== 'server.json' || file === undefined) throw new Error('no such file');
			return typeof file === 'string' ? file : JSON.stringify(file);
		},
	}) as Config;
}

test('without options there are defaults and a key for this run', () => {
	const config = read();
	expect(config).toEqual({
		...{ host: '127.0.0.1', port: 8787, allowPrivateUrls: false, trustedProxies: [] },
		...{ models: undefined, workers: 4, queueLimit: 32, logLevel: 'info' },
		generatedKey: expect.stringMatching(/^[\w-]{32}$/),
		keys: [{ id: 'key-1', key: config.generatedKey }],
	});
	expect(read().generatedKey).not.toBe(config.generatedKey);
});

test('help goes before everything else', () => {
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
	...{ host: '::1', port: 0, allowPrivateUrls: true, trustedProxies: ['10.0.0.0/8', '::1'] },
	...{ models: 'v4', workers: 2, queueLimit: 0, logLevel: 'warn' },
	keys: [
		{ id: 'key-1', key: 'a' },
		{ id: 'key-2', key: 'b' },
	],
};

describe('the same options from', () => {
	const fromFlags = [
		...['--port', '0', '--host', '::1', '--api-key', 'a', '--api-key=b', '--allow-private-urls'],
		...['--models', 'v4', '--workers', '2', '--queue-limit', '0', '--log-level', 'warn'],
		...['--trusted-proxy', '10.0.0.0/8', '--trusted-proxy', '::1'],
	];
	const fromEnvironment = {
		IDCARD_OCR_HOST: '::1',
		IDCARD_OCR_PORT: '0',
		IDCARD_OCR_API_KEYS: 'a, b',
		IDCARD_OCR_ALLOW_PRIVATE_URLS: 'true',
		IDCARD_OCR_TRUSTED_PROXIES: '10.0.0.0/8,::1',
		IDCARD_OCR_MODELS: 'v4',
		IDCARD_OCR_WORKERS: '2',
		IDCARD_OCR_QUEUE_LIMIT: '0',
		IDCARD_OCR_LOG_LEVEL: 'warn',
	};
	const fromFile = { ...WANTED, keys: undefined, apiKeys: ['a', 'b'] };

	test.each([
		['flags', { args: fromFlags }],
		['the environment', { environment: fromEnvironment }],
		['the file', { file: fromFile }],
	])('%s', (_name, given) => {
		expect(read(given)).toEqual({ ...WANTED, generatedKey: undefined });
	});
});

test('a flag goes before the environment, and that before the file; keys are joined', () => {
	const config = read({
		args: ['--port', '1', '--api-key', 'one'],
		environment: {
			IDCARD_OCR_PORT: '2',
			IDCARD_OCR_HOST: 'two',
			IDCARD_OCR_API_KEYS: 'two',
			IDCARD_OCR_MODELS: '',
		},
		file: { port: 3, host: 'three', models: 'three', keys: [{ id: 'three', key: 'three' }] },
	});
	expect(config).toMatchObject({ port: 1, host: 'two', models: 'three' });
	expect(config.keys.map(({ id, key }) => `${id}=${key}`)).toEqual([
		...['key-1=one', 'key-2=two', 'three=three'],
	]);
});

test('a queue has eight places for each thread unless it is told', () => {
	expect(read({ args: ['--workers', '2'] }).queueLimit).toBe(16);
	expect(read({ args: ['--workers', '2', '--queue-limit', '3'] }).queueLimit).toBe(3);
});

test('.env.example sets every option, to its default where it has one', () => {
	const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
	const written = lines.map((line) => /^#? ?(IDCARD_OCR_\w+)=(.*)$/.exec(line)).filter(Boolean);
	expect(written.map((match) => match![1])).toEqual(OPTION_NAMES.map(variableOf));
	const environment = Object.fromEntries(
		written.map((match) => [match![1], match![2]]).filter(([name]) => !/CONFIG|KEYS/.test(name)),
	);
	const defaults = { ...read(), keys: expect.anything(), generatedKey: expect.anything() };
	expect(read({ environment })).toEqual(defaults);
});

test('limits are those of the key, otherwise those of the option', () => {
	const keys = [
		{ id: 'own', key: 'x', limits: { perSecond: 9 } },
		{ id: 'unlimited', key: 'y', limits: {} },
		{ id: 'plain', key: 'z' },
	];
	const limitsWith = (limits: string) =>
		read({ file: { limits, keys } }).keys.map((key) => key.limits);
	expect(limitsWith('none')).toEqual([{ perSecond: 9 }, {}, undefined]);
	expect(limitsWith('published')).toEqual([{ perSecond: 9 }, {}, { perSecond: 2, perDay: 20 }]);
});

test('the description for a person holds no key', () => {
	const config = read({
		args: ['--api-key', 'first-secret'],
		file: {
			keys: [
				{ id: 'shop', key: 'second-secret', suspended: true, allowedAddresses: ['10.0.0.0/8'] },
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
});

describe('refused with one line', () => {
	const key = (settings: object) => ({ file: { keys: [{ id: 'a', key: 'hush', ...settings }] } });
	test.each<[Given, string]>([
		[{ args: ['--prot', '1'] }, "Unknown option '--prot'"],
		[{ args: ['card.jpg'] }, "Unexpected argument 'card.jpg'"],
		[{ args: ['--port'] }, '--port'],
		[{ args: ['--port', '65536'] }, '--port must be a whole number from 0 to 65535.'],
		[{ args: ['--port', '80a'] }, '--port must be a whole number'],
		[{ args: ['--port', ''] }, '--port must be a whole number'],
		[{ args: ['--port', '1e3'] }, '--port must be a whole number'],
		[{ args: ['--port=-1'] }, '--port must be a whole number'],
		[{ args: ['--workers', '0'] }, '--workers must be a whole number from 1 to 64.'],
		[{ args: ['--api-key', ''] }, '--api-key must be a key'],
		[{ args: ['--api-key', 'two words'] }, '--api-key must be a key'],
		[{ args: ['--api-key', '钥匙'] }, '--api-key must be a key'],
		[{ args: ['--api-key', 'hush', '--api-key', 'hush'] }, 'The key "key-2" is set twice'],
		[{ args: ['--limits', 'few'] }, '--limits must be one of: none, published.'],
		[{ args: ['--allow-private-urls=yes'] }, '--allow-private-urls'],
		[{ args: ['--trusted-proxy', 'proxy'] }, '--trusted-proxy must be addresses or ranges'],
		[{ args: ['--config', 'other.json'] }, 'The config file other.json cannot be read.'],
		[{ environment: { IDCARD_OCR_PORT: 'x' } }, 'IDCARD_OCR_PORT must be a whole number'],
		[{ environment: { IDCARD_OCR_ALLOW_PRIVATE_URLS: '1' } }, 'must be true or false.'],
		[{ environment: { IDCARD_OCR_API_KEYS: 'a,,b' } }, 'IDCARD_OCR_API_KEYS must be a key'],
		[{ file: '{"keys": [{"key": "hush"' }, 'The config file server.json is not JSON.'],
		[{ file: [] }, 'The config file server.json must be an object.'],
		[{ file: { prot: 1 } }, 'The config file knows no "prot".'],
		[{ file: { config: 'x' } }, 'The config file knows no "config".'],
		[{ file: { port: [1] } }, '"port" in the config file must be one value.'],
		[{ file: { host: null } }, '"host" in the config file must be one value.'],
		[{ file: { apiKeys: 'hush' } }, '"apiKeys" in the config file must be a list of texts.'],
		[{ file: { keys: {} } }, '"keys" in the config file must be a list.'],
		[{ file: { keys: ['hush'] } }, 'keys[0] in the config file must be an object.'],
		[key({ id: 'two words' }), 'needs an "id"'],
		[key({ key: 5 }), 'needs a "key"'],
		[key({ key: 'hush hush' }), '"key" of keys[0] in the config file must be a key'],
		[key({ suspended: 'yes' }), '"suspended" of keys[0]'],
		[key({ limits: 'published' }), '"limits" of keys[0] in the config file must be an object.'],
		[key({ limits: { perHour: 1 } }), 'knows no "perHour".'],
		[key({ limits: { perDay: 0 } }), '"perDay" in "limits" of keys[0]'],
		[key({ limits: { perDay: '20' } }), '"perDay" in "limits" of keys[0]'],
		[key({ allowedAddresses: '10.0.0.1' }), '"allowedAddresses" of keys[0]'],
		[key({ allowedAddresses: ['10.0.0.0/33'] }), '"allowedAddresses" of keys[0]'],
		[key({ allowedAddresses: ['10.1'] }), '"allowedAddresses" of keys[0]'],
		[key({ secret: 'hush' }), 'knows no "secret".'],
		[{ args: ['--api-key', 'x'], ...key({ id: 'key-1' }) }, 'Two keys have the id "key-1".'],
	])('%j', (given, message) => {
		expect(() => read(given)).toThrow(ConfigError);
		expect(() => read(given)).toThrow(message);
		expect(() => read(given)).toThrow(/^(?!.*hush)[^\n]+\.$/);
	});
});

test('IDCARD_MODELS_DIR is a folder, whatever its name looks like; an option goes before it', () => {
	const read = (args: string[]) =>
		readConfig({
			args,
			environment: { IDCARD_MODELS_DIR: 'my-models' },
			readFile: () => '{}',
			cores: 2,
		});
	expect(read([])).toMatchObject({ models: resolve('my-models') });
	expect(read(['--models', 'pp-ocrv4-mobile'])).toMatchObject({ models: 'pp-ocrv4-mobile' });
});

test('a misspelt variable is refused, and a byte order mark is not', () => {
	const read = (environment: NodeJS.ProcessEnv, file = '{}') =>
		readConfig({ args: ['--config', 'a.json'], environment, readFile: () => file, cores: 2 });
	expect(() => read({ IDCARD_OCR_API_KEY: 'x' })).toThrow(/IDCARD_OCR_API_KEY is not a setting/);
	expect(read({}, '\uFEFF{"port":7}')).toMatchObject({ port: 7 });
});
