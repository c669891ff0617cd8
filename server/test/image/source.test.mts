import { describe, expect, test } from '@jest/globals';
import type { LookupAddress } from 'node:dns';
import { isIP, type TcpNetConnectOpts } from 'node:net';

import { ValidationError } from '../../src/errors/server-errors.mts';
import { ImageDownload, type DownloadOptions } from '../../src/image/download.mts';
import { ImageSource } from '../../src/image/source.mts';
import { REFUSED_LITERALS, REFUSED_NAMES } from './refused-urls-data.mts';

/** The real rule on an internet that is made up: what would be connected to is written down. */
function sourceWithout(network: { addresses?: readonly string[] }) {
	const connections: string[] = [];
	const options: DownloadOptions = {
		resolve: async () =>
			(network.addresses ?? []).map((address) => ({
				address,
				family: isIP(address.replace(/%.*/, '')),
			})),
		connector:
			(options) =>
			({ hostname }, callback) => {
				const { lookup } = options as TcpNetConnectOpts;
				const refuse = (addresses: string) => {
					connections.push(addresses);
					callback(new Error('There is no network here.'), null);
				};
				if (isIP(hostname.replace(/[[\]]/g, '')) !== 0) return refuse(hostname);
				if (!lookup) throw new Error('Nothing guards the addresses of a name.');
				lookup(hostname, { all: true }, (error, found) =>
					error
						? callback(error, null)
						: refuse((found as LookupAddress[]).map(({ address }) => address).join()),
				);
			},
	};
	return { source: new ImageSource(new ImageDownload(options)), connections };
}

const fetchUrl = async (source: ImageSource, url: string) =>
	await source.open({ inputType: 'url', inputData: url }, 'key')();

describe.each(Object.entries(REFUSED_LITERALS))('a URL of %s', (_what, urls) => {
	test.each(urls)('%s is refused before a connection', async (url) => {
		const { source, connections } = sourceWithout({});
		await expect(fetchUrl(source, url)).rejects.toThrow(ValidationError);
		expect(connections).toEqual([]);
	});
});

describe('a name that points inside', () => {
	test.each(REFUSED_NAMES)('%s to %j is refused before a connection', async (url, addresses) => {
		const { source, connections } = sourceWithout({ addresses });
		await expect(fetchUrl(source, url)).rejects.toThrow(ValidationError);
		expect(connections).toEqual([]);
	});
});

test.each([
	['http://93.184.216.34/', [], '93.184.216.34'],
	['http://[2606:4700::1]/', [], '2606:4700::1'],
	['http://example.com/', ['93.184.216.34', '2606:4700::1'], '93.184.216.34,2606:4700::1'],
])('%s on the public internet gets as far as the connection', async (url, addresses, reached) => {
	const { source, connections } = sourceWithout({ addresses });
	await expect(fetchUrl(source, url)).rejects.toThrow('download-unreachable');
	expect(connections).toEqual([reached]);
});

test('a port that is not named is refused before a lookup', async () => {
	const { source, connections } = sourceWithout({ addresses: ['93.184.216.34'] });
	await expect(fetchUrl(source, 'http://example.com:22/')).rejects.toMatchObject({
		why: { reason: 'url-port', ports: ['80', '443'] },
	});
	expect(connections).toEqual([]);
});

test('an error never repeats the URL', async () => {
	const { source } = sourceWithout({ addresses: ['127.0.0.1'] });
	const error = await fetchUrl(source, 'http://inner.example.com/?token=abc').catch((e) => e);
	expect(`${error.stack}${error.cause}`).not.toMatch(/inner|token|abc/);
});
