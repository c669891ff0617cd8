import { expect, test } from '@jest/globals';
import type { TcpNetConnectOpts } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';

import { ImageDownload } from '../../src/image/download.mts';
import { isOnOwnNetwork, type Interfaces } from '../../src/image/own-networks.mts';

const info = (address: string, cidr: string | null) =>
	({ address, cidr, internal: false }) as NetworkInterfaceInfo;

/** A machine with public addresses. */
const INTERFACES: Interfaces = {
	lo: [info('127.0.0.1', '127.0.0.1/8'), info('::1', '::1/128')],
	eth0: [
		info('93.184.216.34', '93.184.216.34/28'),
		info('2606:4700:1:2::3', '2606:4700:1:2::3/64'),
	],
	tun0: [info('8.8.8.8', null)],
	gone: undefined,
};

test.each([
	['93.184.216.34', true],
	['93.184.216.47', true],
	['93.184.216.48', false],
	['2606:4700:1:2::3', true],
	['2606:4700:1:2:ffff::1', true],
	['2606:4700:1:3::3', false],
	['8.8.8.8', true],
	['8.8.8.9', false],
	['127.9.9.9', true],
	['fe80::1%eth0', false],
])('%s: %s', (address, isOwn) => {
	expect(isOnOwnNetwork(address, INTERFACES)).toBe(isOwn);
});

test.each([
	['http://93.184.216.40/', 'url-address'],
	['http://neighbour.example/', 'url-address'],
	['http://1.1.1.1/', 'download-unreachable'],
])('a download from %s: %s', async (url, reason) => {
	const download = new ImageDownload({
		interfaces: () => INTERFACES,
		resolve: async () => [{ address: '2606:4700:1:2::9', family: 6 }],
		connector:
			(options) =>
			({ hostname }, callback) => {
				const { lookup } = options as TcpNetConnectOpts;
				if (hostname === '1.1.1.1') return callback(new Error('No network here.'), null);
				lookup!(hostname, { all: true }, (error) =>
					callback(error ?? new Error('let through'), null),
				);
			},
	});
	await expect(download.fetch(new URL(url), { keyId: 'key' })).rejects.toThrow(reason);
});
