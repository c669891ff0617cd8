import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import {
	type AddressInfo,
	connect,
	createServer as createTcpServer,
	type Server as TcpServer,
} from 'node:net';
import path from 'node:path';
import tls from 'node:tls';

import { runNode, type NodeRunOptions } from '../../tools/n8n/in-process/run-node.mts';
import { temporaryFolder } from '../support/temporary-folder.mts';
import { rows, withCalls } from './run-with-stub.mts';

const TRUSTED = tls.getCACertificates('default');

const folder = temporaryFolder('tls');
/** A certificate that nobody else vouches for. */
let ofLocalhost: { key: Buffer; cert: Buffer };
const servers: TcpServer[] = [];

beforeAll(() => {
	const [key, cert] = ['key', 'crt'].map((ending) => path.join(folder, `localhost.${ending}`));
	const made = [
		...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
		...['-keyout', key, '-out', cert, '-days', '1', '-subj', '/CN=localhost'],
		...['-addext', 'subjectAltName=DNS:localhost'],
	];
	execFileSync('openssl', made, { stdio: 'pipe' });
	ofLocalhost = { key: readFileSync(key), cert: readFileSync(cert) };
});
afterEach(() => {
	tls.setDefaultCACertificates(TRUSTED);
	for (const server of servers.splice(0)) server.close();
});

async function portOf(server: TcpServer): Promise<number> {
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

const answer: RequestListener = (_, response) => {
	response.end('<html></html>');
};

const tlsServer = (): Server => createServer(ofLocalhost, answer);

/** Sends ten images; nothing of the way there is a stub. */
async function run(baseUrl: string, more: Partial<NodeRunOptions> = {}) {
	return await runNode({
		items: rows(10),
		credential: { apiKey: 'k', baseUrl },
		parameters: { options: withCalls({ maxTries: 2 }) },
		...more,
	});
}

/** Passes TLS on to a port, and answers everything else. */
function worded(port: number): TcpServer {
	const page = '<html><h1>400 The plain HTTP request was sent to HTTPS port</h1></html>';
	return createTcpServer((socket) => {
		socket.on('error', () => {});
		socket.once('data', (first: Buffer) => {
			if (first[0] !== 0x16) {
				socket.end(`HTTP/1.1 400 Bad Request\r\nContent-Length: ${page.length}\r\n\r\n${page}`);
				return;
			}
			const behind = connect(port, '127.0.0.1').on('error', () => {});
			behind.write(first);
			socket.pipe(behind).pipe(socket);
		});
	});
}

test.each<[string, () => Promise<string>, RegExp, RegExp]>([
	[
		'a certificate of its own',
		async () => `https://localhost:${await portOf(tlsServer())}`,
		/^This n8n does not trust the certificate of the service$/,
		/NODE_EXTRA_CA_CERTS/,
	],
	[
		'a certificate for another name',
		async () => {
			const { cert } = ofLocalhost;
			tls.setDefaultCACertificates([...TRUSTED, cert.toString()]);
			return `https://127.0.0.1:${await portOf(tlsServer())}`;
		},
		/^The certificate of the service is for another host name$/,
		/Base URL/,
	],
	[
		'no TLS, with https:// in the Base URL',
		async () => `https://127.0.0.1:${await portOf(createHttpServer(answer))}`,
		/^No TLS connection to the service could be made$/,
		/must start with http:\/\//,
	],
])('a service with %s ends the run in its own words', async (_, start, words, advice) => {
	const baseUrl = await start();
	const { error } = await run(baseUrl);
	const onError = 'continueRegularOutput';
	const { outputs } = await run(baseUrl, { onError });
	expect(error?.message.replace(/ \[item \d\]$/, '')).toMatch(words);
	expect(error?.description).toMatch(advice);
	expect(error).toMatchObject({ failure: { cause: 'configuration-invalid' } });
	const failed = outputs[3].map(({ json }) => json);
	expect(failed).toHaveLength(10);
	for (const json of failed) expect(json.retry).toBe('credential');
	expect(failed[9].error).toMatch(/^Not sent, since the run ended at an earlier item: /);
});

test.each([
	['cuts the connection', (port: number) => port, /^The connection was cut /],
	[
		'answers in words of its own',
		async (port: number) => await portOf(worded(port)),
		/^The service answered with /,
	],
])('a server of TLS alone that %s makes the error say https://', async (_, entry, words) => {
	const port = await entry(await portOf(tlsServer()));
	const { error } = await run(`http://127.0.0.1:${port}`);
	expect(error?.message).toMatch(words);
	expect(error?.description).toMatch(/Base URL.*https:\/\//);
});
