import { expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.mts';

const read = (file: object, args: string[] = []) =>
	readConfig({
		args: [...args, '--config', 'server.json'],
		environment: {},
		cores: 1,
		readFile: () => JSON.stringify(file),
	});

test.each([[null], [true], [{}], [['a']]])('%j in a list of keys is not a key', (key) => {
	expect(() => read({ apiKeys: ['a', key] })).toThrow(
		/^"apiKeys" in the config file must be a list of strings\.$/,
	);
});

test.each(['0.0.0.0/0', '::/0', '10.0.0.0/0', '10.0.0.0/00'])(
	'a proxy at %s would be everyone',
	(range) => {
		const message = / must not cover all addresses: any client could then claim to be another\.$/;
		expect(() => read({}, ['--trusted-proxy', range])).toThrow(message);
		expect(() => read({ trustedProxies: ['::1', range] })).toThrow(message);
	},
);
