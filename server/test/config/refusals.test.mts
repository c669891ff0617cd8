import { describe, expect, test } from '@jest/globals';

import { ConfigError } from '../../src/config/config-error.mts';
import { read, type Given } from './read-given.mts';

describe('rejected with one line', () => {
	const key = (settings: object) => ({
		file: { keys: [{ id: 'a', key: 'hush-of-the-server', ...settings }] },
	});
	test.each<[Given, string]>([
		[{ args: ['--prot', '1'] }, "Unknown option '--prot'"],
		[{ args: ['card.jpg'] }, "Unexpected argument 'card.jpg'"],
		[{ args: ['--port'] }, '--port'],
		[{ args: ['--port', '65536'] }, '--port must be a whole number from 0 to 65535.'],
		[{ args: ['--port', '80a'] }, '--port must be a whole number'],
		[{ args: ['--port', '1e3'] }, '--port must be a whole number'],
		[{ args: ['--workers', '0'] }, '--workers must be a whole number from 1 to 64.'],
		[{ args: ['--api-key', ''] }, '--api-key must be a key of at least 16 ASCII letters'],
		[{ args: ['--api-key', '钥匙'] }, '--api-key must be a key of at least 16 ASCII letters'],
		[
			{ args: ['--api-key', 'hush-of-the-server', '--api-key', 'hush-of-the-server'] },
			'The key "key-2" is set twice',
		],
		[{ args: ['--api-key', 'hush-hush-hush-'] }, '--api-key must be a key of at least 16 ASCII'],
		[{ args: ['--metrics-key', 'hush'] }, '--metrics-key must be a key of at least 16 ASCII'],
		[key({ key: 'hush' }), '"key" of keys[0] in the config file must be a key of at least 16'],
		[{ args: ['--formats', 'jpeg,jpg'] }, '--formats must be one or more of jpeg,'],
		[{ args: ['--precision', 'int4'] }, '--precision must be one of: auto, int8, fp32.'],
		...[
			'hush',
			'http://hush',
			'redis://',
			'redis:///1',
			'redis://h/hush',
			'redis://h?db=hush',
			'redis://:hush%zz@h',
		].map((url): [Given, string] => [
			{ args: ['--limits-store', url] },
			'--limits-store must be redis://HOST:PORT, or rediss:// for TLS',
		]),
		[{ environment: { IDCARD_OCR_LIMITS_STORE_DOWN: 'ask' } }, 'must be one of: own, refuse.'],
		[{ args: ['--allow-private-urls=yes'] }, '--allow-private-urls'],
		[
			{ args: ['--link-port', '0'] },
			'--link-port must be a port from 1 to 65535 or a range such as 9000-9010.',
		],
		[{ args: ['--link-port', '80-65536'] }, '--link-port must be a port'],
		[{ args: ['--link-port', '90-80'] }, '--link-port must be a port'],
		[{ file: { linkPorts: '9000' } }, '"linkPorts" in the config file must be a list of strings.'],
		[
			{ args: ['--trusted-proxy', 'proxy'] },
			'--trusted-proxy must be an IP address or a range such as 10.0.0.0/8.',
		],
		[{ args: ['--api-key', 'sha256:12ab'] }, 'must have 64 hexadecimal digits after "sha256:".'],
		[{ args: ['--api-keys-file', 'none'] }, 'The keys file '],
		[{ args: ['--metrics-key-file', 'none'] }, 'The metrics key file none cannot be read.'],
		...[
			'n8n.example.com',
			'https://n8n.example.com/webhook',
			'null',
			'https://*.example.com',
			'https://a;b',
			'https://user@n8n.example.com',
			"https://a'b",
		].flatMap(
			(origin): Array<[Given, string]> => [
				[
					{ args: ['--photo-link-origin', origin] },
					'--photo-link-origin must be an origin such as https://n8n.example.com.',
				],
				[
					key({ photoLinkOrigins: [origin] }),
					'"photoLinkOrigins" of keys[0] in the config file must be an origin such as',
				],
			],
		),
		[
			key({ photoLinkOrigins: 'https://a' }),
			'"photoLinkOrigins" of keys[0] in the config file must be a list',
		],
		[
			key({ endedPhotoLinks: ['https://ocr.example.com/photo'] }),
			'"endedPhotoLinks" of keys[0] in the config file must be the id of a photo link',
		],
		[{ args: ['--photo-link-origin', 'https://a'] }, 'Photo links need --public-url,'],
		[key({ photoLinkOrigins: ['https://a'] }), 'Photo links need --public-url,'],
		...[
			[['https://a', 'http://10.0.0.5:8787'], 'http://10.0.0.5:8787'],
			[['http://10.0.0.5:5678', 'https://a'], 'http://10.0.0.5:5678'],
			[['http://8.8.8.8', 'http://10.0.0.5', '--private-http'], 'http://8.8.8.8'],
			[['http://10.0.0.6', 'https://a', '--private-http'], 'http://10.0.0.6'],
			[['http://n8n.lan', 'http://10.0.0.5', '--private-http'], 'http://n8n.lan'],
		].map(([[origin, url, ...more], open]): [Given, string] => [
			{ args: ['--photo-link-origin', origin, '--public-url', url, ...more] },
			`Photo links need https: on the way to ${open} others could see the photos.`,
		]),
		[{ args: ['--metrics-host', '::'] }, '--metrics-host needs --metrics-port.'],
		...[
			...['ocr.example.com', '/cards', 'ftp://example.com', 'https:example.com', 'https://', ''],
			...['https://user@example.com', 'https://example.com/?a', 'https://two words/'],
		].map((address): [Given, string] => [
			{ args: ['--public-url', address] },
			'--public-url must be an address such as https://ocr.example.com,',
		]),
		[{ args: ['--config', 'other.json'] }, 'The config file other.json cannot be read.'],
		[{ environment: { IDCARD_OCR_PORT: 'x' } }, 'IDCARD_OCR_PORT must be a whole number'],
		[{ environment: { IDCARD_OCR_ALLOW_PRIVATE_URLS: '1' } }, 'must be true or false.'],
		[{ environment: { IDCARD_OCR_API_KEYS: 'a,,b' } }, 'IDCARD_OCR_API_KEYS must be a key'],
		[{ file: '{"keys": [{"key": "hush"' }, 'The config file server.json is not valid JSON.'],
		[{ file: [] }, 'The config file server.json must be an object.'],
		[{ file: { prot: 1 } }, 'The config file server.json has an unknown setting "prot".'],
		[{ file: { port: [1] } }, '"port" in the config file must be a single value.'],
		...['hush', ['a', null], [{}]].map((apiKeys): [Given, string] => [
			{ file: { apiKeys } },
			'"apiKeys" in the config file must be a list of strings.',
		]),
		[{ args: ['--trusted-proxy', '0.0.0.0/0'] }, ' must not cover all addresses: any client'],
		[{ file: { trustedProxies: ['::1', '10.0.0.0/00'] } }, ' must not cover all addresses: any'],
		[{ file: { trustedProxies: ['::/0'] } }, ' must not cover all addresses: any'],
		[{ file: { keys: {} } }, '"keys" in the config file must be a list.'],
		[{ file: { keys: ['hush'] } }, 'keys[0] in the config file must be an object.'],
		[key({ id: 'two words' }), 'needs an "id"'],
		[key({ key: undefined }), 'needs a "key"'],
		[key({ key: 'sha256:hush' }), 'must have 64 hexadecimal digits'],
		[key({ id: 'hush', key: 'hush' }), 'uses its key as its "id", which logs show'],
		[key({ suspended: 'yes' }), '"suspended" of keys[0]'],
		[key({ limits: { perHour: 1 } }), 'has an unknown setting "perHour".'],
		[key({ limits: { perDay: 0 } }), '"perDay" in "limits" of keys[0]'],
		[key({ allowedAddresses: '10.0.0.1' }), '"allowedAddresses" of keys[0]'],
		[key({ allowedAddresses: ['10.0.0.0/33'] }), '"allowedAddresses" of keys[0]'],
		[key({ secret: 'hush' }), 'has an unknown setting "secret".'],
		[
			{ args: ['--api-key', 'key-of-the-option'], ...key({ id: 'key-1' }) },
			'Two keys have the id "key-1".',
		],
	])('%j', (given, message) => {
		expect(() => read(given)).toThrow(ConfigError);
		expect(() => read(given)).toThrow(message);
		expect(() => read(given)).toThrow(/^(?!.*hush)[^\n]+\.$/);
	});
});
