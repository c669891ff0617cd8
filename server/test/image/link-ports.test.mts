import { describe, expect, test } from '@jest/globals';

import { rejectPort } from '../../src/image/link-ports.mts';

const NAMED = ['9000', '8000-8010', '9000'];

describe('a link to', () => {
	test.each([
		'http://a.test/',
		'https://a.test/',
		'http://a.test:80/',
		'http://a.test:443/',
		'http://a.test:9000/',
		'https://a.test:8000/',
		'http://a.test:8010/',
	])('%s is let through', (url) => {
		expect(() => rejectPort(new URL(url), NAMED)).not.toThrow();
	});

	test.each([
		'http://a.test:22/',
		'http://a.test:8011/',
		'http://a.test:7999/',
		'http://a.test:0/',
	])('%s is refused, with the ports that are named', (url) => {
		const why = { reason: 'url-port', ports: ['80', '443', '9000', '8000-8010'] };
		expect(() => rejectPort(new URL(url), NAMED)).toThrow(expect.objectContaining({ why }));
	});

	test('port 80 stays possible over HTTPS', () => {
		expect(() => rejectPort(new URL('https://a.test:80/'), [])).not.toThrow();
	});
});
