import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { OverloadedError } from '../../src/errors/server-errors.mts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';
import { ImageDownload, type DownloadOptions } from '../../src/image/download.mts';
import type { Resolve } from '../../src/image/guarded-lookup.mts';

const PICTURE = Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0), Buffer.alloc(5_000, 7)]);

// An image server on loopback. Its name resolves to 127.0.0.1, which plays the public internet;
// 127.0.0.2 plays the inside. No packet leaves the machine.
let port: number;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let requests: IncomingMessage[];
const server = createServer((request, response) => {
	requests.push(request);
	answer(request, response);
});
beforeAll(async () => {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());
beforeEach(() => {
	requests = [];
	answer = (_request, response) => response.end(PICTURE);
});

const ADDRESSES: Record<string, string> = {
	'pictures.test': '127.0.0.1',
	'inside.test': '127.0.0.2',
};

function download(path: string, options: DownloadOptions = {}): Promise<Uint8Array> {
	const allowed = new ImageDownload({
		isAllowedAddress: (address) => address === '127.0.0.1',
		ports: [String(port)],
		resolve: async (name) => (name in ADDRESSES ? [{ address: ADDRESSES[name], family: 4 }] : []),
		...options,
	});
	return allowed.fetch(new URL(path, `http://pictures.test:${port}`), { keyId: 'key' });
}

test('returns the image’s bytes and requests nothing else', async () => {
	expect(Buffer.from(await download('/card.jpg?size=1'))).toEqual(PICTURE);
	const [{ url, method, headers }] = requests;
	expect([method, url]).toEqual(['GET', '/card.jpg?size=1']);
	expect(headers.host).toBe(`pictures.test:${port}`);
	expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host']);
});

test('a name is resolved once for each connection', async () => {
	let times = 0;
	await download('/', {
		resolve: async () => {
			times++;
			return [{ address: '127.0.0.1', family: 4 }];
		},
	});
	expect(times).toBe(1);
});

describe('redirects', () => {
	const redirectTo = (location: string, status = 302) => {
		answer = (request, response) =>
			request.url === '/card.jpg'
				? response.end(PICTURE)
				: response.writeHead(status, { location }).end('moved');
	};

	test.each([301, 308])('a %d is followed', async (status) => {
		redirectTo('/card.jpg', status);
		expect((await download('/start')).length).toBe(PICTURE.length);
		expect(requests.map(({ url }) => url)).toEqual(['/start', '/card.jpg']);
	});

	test.each([
		['an address inside', () => `http://127.0.0.2:${port}/`, 'url-address'],
		['a name that points inside', () => `http://inside.test:${port}/`, 'url-address'],
		['another port', () => 'http://pictures.test:22/', 'url-port'],
		['a file', () => 'file:///etc/hostname', 'url-malformed'],
		['a user name', () => `http://me@pictures.test:${port}/card.jpg`, 'url-with-user'],
	])('to %s is refused before a connection', async (_name, location, reason) => {
		redirectTo(location());
		await expect(download('/start')).rejects.toThrow(reason);
		expect(requests.map(({ url }) => url)).toEqual(['/start']);
	});

	test('without end are cut off', async () => {
		answer = (request, response) =>
			response.writeHead(302, { location: `${request.url}x` }).end('moved');
		await expect(download('/')).rejects.toThrow('download-redirects');
		expect(requests.map(({ url }) => url)).toEqual(['/', '/x', '/xx', '/xxx']);
	});
});

test('a turn that does not come in time is the server’s fault, not the link’s', async () => {
	answer = () => {};
	const one = new ImageDownload({
		ports: [String(port)],
		limits: { perKey: 1, total: 1 },
		isAllowedAddress: () => true,
		timeoutMs: 300,
	});
	const url = new URL(`http://127.0.0.1:${port}/`);
	const first = one.fetch(url, { keyId: 'key' });
	// One that was begun later may get its turn just before its own time is up, but not all.
	const waiting = Array.from({ length: 8 }, () => one.fetch(url, { keyId: 'key' }));
	const thrown = (await Promise.allSettled(waiting)).map((outcome) => {
		return outcome.status === 'rejected' ? outcome.reason : undefined;
	});
	expect(thrown.some((error) => error instanceof OverloadedError)).toBe(true);
	await expect(first).rejects.toThrow('download-timeout');
	answer = (_request, response) => response.end(PICTURE);
	expect((await one.fetch(url, { keyId: 'key' })).length).toBe(PICTURE.length);
});

describe('failed downloads', () => {
	const ONE_MB = new AcceptedImages(undefined, 1);
	const NO_IMAGE = { reason: 'download-format', formats: ['JPG', 'PNG'] };

	test.each([204, 404, 503])('HTTP %d', async (status) => {
		answer = (_request, response) => response.writeHead(status).end();
		const why = status === 204 ? NO_IMAGE : { reason: 'download-status', status };
		await expect(download('/')).rejects.toMatchObject({ why });
	});

	test.each<[string, Resolve, string]>([
		['that is unknown', async () => [], 'download-unreachable'],
		[
			'whose name servers do not answer',
			() => Promise.reject(Object.assign(new Error(), { code: 'ETIMEOUT' })),
			'download-timeout',
		],
	])('a name %s', async (_name, resolve, reason) => {
		await expect(download('/', { resolve })).rejects.toThrow(reason);
	});

	test('a lookup ends with the download', async () => {
		let lookup: AbortSignal | undefined;
		const resolve: Resolve = async (_name, signal) => {
			lookup = signal;
			return [{ address: '127.0.0.1', family: 4 }];
		};
		await download('/', { resolve });
		expect(lookup?.aborted).toBe(true);
	});

	test.each<[string, Resolve]>([
		['never resolved', () => new Promise(() => {})],
		[
			'resolved too late, after which nothing is connected to',
			() =>
				new Promise((resolve) =>
					setTimeout(() => resolve([{ address: '127.0.0.1', family: 4 }]), 300),
				),
		],
	])('a name that is %s', async (_name, resolve) => {
		await expect(download('/', { timeoutMs: 200, resolve })).rejects.toThrow('download-timeout');
		await new Promise((later) => setTimeout(later, 200));
		expect(requests).toHaveLength(0);
	});

	test('a connection that breaks in the middle', async () => {
		answer = (_request, response) => {
			response.writeHead(200, { 'content-length': PICTURE.length });
			response.write(PICTURE.subarray(0, 100), () => response.destroy());
		};
		await expect(download('/')).rejects.toThrow('download-unreachable');
	});

	test.each([
		['headers', () => {}],
		[
			'a body',
			(_request: IncomingMessage, response: ServerResponse) =>
				void response.write(PICTURE.subarray(0, 100)),
		],
	])('a server that never ends its %s', async (_name, stall) => {
		answer = stall;
		await expect(download('/', { timeoutMs: 200 })).rejects.toThrow('download-timeout');
	});

	test('something larger than its headers may say', async () => {
		answer = (_request, response) => {
			response.writeHead(200, { 'content-length': 2_000_000 });
			response.write(PICTURE);
		};
		await expect(download('/', { accepted: ONE_MB })).rejects.toThrow('download-too-large');
	});

	test('a body without end, of which little more than the limit is taken', async () => {
		let sent = 0;
		answer = (_request, response) => {
			response.write(PICTURE.subarray(0, 8));
			const more = () => {
				while (!response.destroyed && response.write(PICTURE)) sent += PICTURE.length;
			};
			response.on('drain', more);
			more();
		};
		await expect(download('/', { accepted: ONE_MB })).rejects.toThrow('download-too-large');
		expect(sent).toBeLessThan(20_000_000);
	});

	test('a body that is no image is abandoned after its first bytes', async () => {
		answer = (_request, response) => void response.write('<html><body>Sign in, please');
		await expect(download('/')).rejects.toMatchObject({ why: NO_IMAGE });
	});
});
