import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';

import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { startNginx, type RunningNginx } from '../../tools/server-process/nginx.mts';
import { readDeployFile } from './deploy-files.mts';
import { temporaryFolder } from '../support/temporary-folder.mts';
import { testWhere } from '../test-where.mts';

const NGINX = '/usr/sbin/nginx';
const text = readDeployFile('nginx/idcard-ocr.conf.template');

test("nginx's configuration passes on no id or address that a client claims", () => {
	// A block with headers of its own has none of those around it.
	const blocks = text.split(/^\t*location /m).filter((block) => block.includes('proxy_set_header'));
	expect(blocks).toHaveLength(2);
	for (const block of blocks) {
		const headers = [...block.matchAll(/^\t+proxy_set_header (\S+) (.*);$/gm)];
		expect(Object.fromEntries(headers.map(([, name, value]) => [name, value]))).toMatchObject({
			'X-Forwarded-For': '$remote_addr',
			'X-Forwarded-Proto': '$scheme',
			'X-Request-Id': '$request_id',
		});
	}
});

const testWithNginx = testWhere(existsSync(NGINX), `${NGINX} is missing.`);
describe('callers, each a byte short of its body', () => {
	const folder = temporaryFolder('nginx');
	let server: EmbeddedServer | undefined;
	let nginx: RunningNginx;
	beforeAll(async () => {
		if (!existsSync(NGINX)) return;
		server = await startEmbeddedServer();
		nginx = await startNginx(folder, [Number(new URL(server.baseUrl).port)]);
	}, 120_000);
	afterAll(async () => {
		await nginx?.stop();
		await server?.stop();
	});

	/** Sends a call from an address of this machine; `status` is that of its reply. */
	function unfinished(header: string, bytes: number, localAddress = '127.0.0.1') {
		const { hostname: host, port } = new URL(nginx.url);
		const socket = connect({ host, port: Number(port), localAddress });
		socket.on('error', () => {});
		const start = `POST /api/ocr-idcard HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
		socket.write(`${start}${header}\r\n\r\n`);
		socket.write(Buffer.alloc(bytes, 'A'));
		const status = new Promise<string>((resolve) => {
			socket.once('data', (data) => resolve(data.toString('latin1', 9, 12)));
		});
		return { status, leave: () => socket.destroy() };
	}

	testWithNginx.each([
		['without a key, large', 20, 'Content-Length: 11900000', 11_899_999],
		['without a key, of unknown length', 20, 'Transfer-Encoding: chunked', 0],
		['without a key, small', 300, 'Content-Length: 99999', 9],
		['with a wrong key', 300, 'X-Api-Key: wrong\r\nContent-Length: 99999', 9],
	])(
		'%s: the server refuses them, and nothing is held',
		async (name, count, header, bytes) => {
			const calls = Array.from({ length: count }, (_, i) =>
				unfinished(header, bytes, `127.0.${name.length}.${1 + (i % 5)}`),
			);
			const statuses = await Promise.all(calls.map(({ status }) => status));
			const own = unfinished(`X-Api-Key: ${server!.apiKey}\r\nContent-Length: 2`, 2);
			expect(await own.status).toBe('400');
			for (const { leave } of [...calls, own]) leave();
			expect(new Set(statuses)).toEqual(new Set(['401']));
		},
		30_000,
	);

	testWithNginx(
		'with a key, so many small ones are held of one address, and of all together',
		async () => {
			const key = `X-Api-Key: ${server!.apiKey}\r\nContent-Length: `;
			const held = (count: number, address: string) => {
				return Array.from({ length: count }, () => unfinished(`${key}99999`, 9, address));
			};
			const one = held(64, '127.0.0.2');
			const others = [3, 4, 5].flatMap((last) => held(64, `127.0.0.${last}`));
			const answer = async (address: string) => {
				const call = unfinished(`${key}2`, 2, address);
				return await call.status.finally(() => call.leave());
			};
			// All that came before have been counted by then.
			expect(await answer('127.0.0.2')).toBe('429');
			expect(await answer('127.0.0.6')).toBe('429');
			for (const { leave } of others) leave();
			expect(await answer('127.0.0.2')).toBe('429');
			expect(await answer('127.0.0.6')).toBe('400');
			for (const { leave } of one) leave();
		},
		30_000,
	);
});
