import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { base64Body, KEY, PORTRAIT, runApp, type RunningApp } from '../http/running-app.mts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PREFIX = '/cards';

/** What an importer of the document would write: the address and all types are the document's. */
const CLIENT = `
import createClient from 'openapi-fetch';
import document from './openapi.json' with { type: 'json' };
import type { components, paths } from './api.mts';

const client = createClient<paths>({
	baseUrl: document.servers[0].url,
	headers: { 'X-Api-Key': process.env['API_KEY'] },
});
const body: components['schemas']['IdCardOcrRequest'] = {
	input_type: 'base64',
	input_data: process.env['IMAGE']!,
};
const { data: reply } = await client.POST('/api/ocr-idcard', { body });
const name: string | null | undefined = reply?.data.identity_name;
const { error } = await client.POST('/api/ocr-idcard', { body, headers: { 'X-Api-Key': 'wrong' } });
const code: number | undefined = error?.code;
const { data: readiness } = await client.GET('/readyz');
const status: 'loading' | 'ready' | 'failed' | 'draining' | undefined = readiness?.status;
console.log(JSON.stringify({ name, code, status }));
`;

let app: RunningApp;
let folder: string;
/** Takes the prefix off, as a proxy at the public address does. */
const proxy = createServer((incoming, outgoing) => {
	const { method, headers, url = '' } = incoming;
	if (!url.startsWith(`${PREFIX}/`)) return outgoing.writeHead(404).end();
	return incoming.pipe(
		forward(app.url + url.slice(PREFIX.length), { method, headers }, (reply) => {
			outgoing.writeHead(reply.statusCode!, reply.headers);
			reply.pipe(outgoing);
		}),
	);
});
beforeAll(async () => {
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	const { port } = proxy.address() as AddressInfo;
	app = await runApp({ publicUrl: `http://127.0.0.1:${port}${PREFIX}` });
	folder = await mkdtemp(join(tmpdir(), 'generated-client-'));
	await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(async () => {
	proxy.close();
	await app.close();
	await rm(folder, { recursive: true });
});

/** Runs a script of Node and returns what it prints. */
async function node(...args: string[]): Promise<string> {
	const env = { API_KEY: KEY, IMAGE: base64Body().input_data };
	try {
		return (await promisify(execFile)(process.execPath, args, { cwd: folder, env })).stdout;
	} catch (error) {
		// The compiler prints its errors on standard output.
		const { stdout, stderr } = error as { stdout?: string; stderr?: string };
		throw new Error(`${stdout}${stderr}`, { cause: error });
	}
}

test('a client generated from /openapi.json compiles, and calls the public address', async () => {
	const document = await (await fetch(`${app.url}/openapi.json`)).text();
	await writeFile(join(folder, 'openapi.json'), document);
	await writeFile(join(folder, 'client.mts'), CLIENT);
	await node(
		join(ROOT, 'node_modules/openapi-typescript/bin/cli.js'),
		'openapi.json',
		'-o',
		'api.mts',
	);
	await node(
		...[join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict'],
		...['--module', 'nodenext', '--target', 'es2024', '--resolveJsonModule', '--skipLibCheck'],
		...['--types', 'node', '--allowImportingTsExtensions', 'client.mts'],
	);
	const stdout = await node('client.mts');
	expect(JSON.parse(stdout)).toEqual({
		...{ name: PORTRAIT.identity_name, code: 4011, status: 'ready' },
	});
});
