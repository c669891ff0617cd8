import { expect, test } from '@jest/globals';

import { parseHosts } from '../../src/names/hosts-file.mts';

test('names of a hosts file have the addresses of all their lines', () => {
	const hosts = parseHosts(
		[
			...['# the machine itself', '127.0.0.1\tlocalhost  Vm # by hand', '::1 localhost\r'],
			...['', '  10.0.0.7 pictures.test', '127.1 short', 'pictures.test 10.0.0.8', '10.0.0.9'],
		].join('\n'),
	);
	expect(Object.fromEntries(hosts)).toEqual({
		localhost: [
			{ address: '127.0.0.1', family: 4 },
			{ address: '::1', family: 6 },
		],
		vm: [{ address: '127.0.0.1', family: 4 }],
		'pictures.test': [{ address: '10.0.0.7', family: 4 }],
	});
});
