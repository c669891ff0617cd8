import { describe, expect, test } from '@jest/globals';

import { paceLimit } from '../../../nodes/IdCardOcr/calls/pace.ts';
import { serviceAt } from '../../../nodes/IdCardOcr/transport/service.ts';

const CLOUD = 'https://v1.apizero.cn';
const OWN = 'http://127.0.0.1:8787';

describe.each(['automatic', undefined, ''])('the service by host (%j)', (chosen) => {
	test.each([
		[CLOUD, 'cloud'],
		['https://APIZERO.cn:443/v2', 'cloud'],
		['https://v1.apizero.cn.', 'cloud'],
		['https://apizero.cn.:443', 'cloud'],
		['https://user@v1.apizero.cn', 'cloud'],
		['https://apizero.cn:x@example.com', 'ownServer'],
		['https://apizero.cn.example.com', 'ownServer'],
		['https://notapizero.cn', 'ownServer'],
		['https://apizero.cn@example.com', 'ownServer'],
		[OWN, 'ownServer'],
	])('at %s', (address, service) => {
		expect(serviceAt(address, chosen)).toBe(service);
	});
});

test('a chosen service counts more than the host, but for a server at the cloud', () => {
	expect(serviceAt(OWN, 'cloud')).toBe('cloud');
	expect(serviceAt(OWN, 'ownServer')).toBe('ownServer');
	expect(() => serviceAt(CLOUD, 'ownServer')).toThrow(/'Base URL' is ApiZero's cloud/);
});

test('another value is refused, not taken for a default', () => {
	expect(() => serviceAt(OWN, 'both')).toThrow(/'Service' of the credential/);
});

test('only the cloud has a published limit', () => {
	expect(paceLimit('automatic', 'cloud')).toBe(1.9);
	expect(paceLimit('automatic', 'ownServer')).toBe('learned');
});
