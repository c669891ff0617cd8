import { describe, expect, test } from '@jest/globals';

import { ConfigError, readConfig, type Config } from '../src/config.mts';

const read = (...args: string[]) => readConfig(args) as Config;

test('without options there are defaults and a key for this run', () => {
	const config = read();
	expect(config).toMatchObject({ host: '127.0.0.1', port: 8787, allowPrivateUrls: false });
	expect(config.generatedKey).toMatch(/^[\w-]{32}$/);
	expect(config.keys).toEqual([{ id: 'key-1', key: config.generatedKey }]);
	expect(read().generatedKey).not.toBe(config.generatedKey);
});

test('options are taken', () => {
	const config = read(
		...['--port', '0', '--host', '0.0.0.0', '--api-key', 'a', '--api-key=b'],
		...['--allow-private-urls', '--models', 'v4', '--workers', '2', '--queue-limit', '0'],
	);
	expect(config).toEqual({
		...{ host: '0.0.0.0', port: 0, allowPrivateUrls: true, generatedKey: undefined },
		...{ models: 'v4', workers: 2, queueLimit: 0 },
		keys: [
			{ id: 'key-1', key: 'a' },
			{ id: 'key-2', key: 'b' },
		],
	});
});

test('help goes before everything else', () => {
	expect(readConfig(['--help'])).toBe('help');
});

describe('refused', () => {
	test.each([
		[['--prot', '1'], "Unknown option '--prot'"],
		[['card.jpg'], "Unexpected argument 'card.jpg'"],
		[['--port'], '--port'],
		[['--port', '65536'], '--port wants a whole number from 0 to 65535.'],
		[['--port', '80a'], '--port wants a whole number'],
		[['--port', ''], '--port wants a whole number'],
		[['--port', '1e3'], '--port wants a whole number'],
		[['--port=-1'], '--port wants a whole number'],
		[['--workers', '0'], '--workers wants a whole number from 1 to 64.'],
		[['--api-key', ''], '--api-key wants a key without spaces.'],
		[['--api-key', 'two words'], '--api-key wants a key without spaces.'],
		[['--allow-private-urls=yes'], '--allow-private-urls'],
	])('%j', (args, message) => {
		expect(() => readConfig(args)).toThrow(ConfigError);
		expect(() => readConfig(args)).toThrow(message);
		expect(() => readConfig(args)).toThrow(/^[^\n]+\.$/);
	});
});
