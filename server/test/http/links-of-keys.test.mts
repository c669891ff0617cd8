import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { HostNames } from '../../src/names/host-names.mts';
import { startNameServer, type NameServer } from '../../../test/support/name-server.mts';
import { answerOf, JPEG, runApp, type RunningApp } from './running-app.mts';

const FLOOD = 'key-that-floods';
const OTHER = 'key-of-another';
const DEAD_CLIENTS = 8;

let names: NameServer;
let pictures: Server;
let app: RunningApp;
let port: number;
let leaving: AbortController;

/** A server whose name server knows `alive.test` alone and never answers about other names. */
async function start(perKey: number) {
	leaving = new AbortController();
	names = await startNameServer((name) => (name === 'alive.test' ? ['127.0.0.1'] : 'silence'));
	pictures = createServer((_request, response) => response.end(JPEG));
	await once(pictures.listen(0, '127.0.0.1'), 'listening');
	({ port } = pictures.address() as AddressInfo);
	const hosts = new HostNames({
		hostsFile: '/nowhere',
		servers: [names.address],
		timeoutMs: 60_000,
	});
	app = await runApp({
		keys: [
			{ id: 'flood', key: FLOOD },
			{ id: 'other', key: OTHER },
		],
		imageSlots: 64,
		download: {
			ports: [String(port)],
			limits: { perKey, total: 2 * perKey },
			isAllowedAddress: (address) => address === '127.0.0.1',
			resolve: (name, signal) => hosts.resolve(name, signal),
			timeoutMs: 60_000,
		},
	});
}

const call = async (key: string, host: string, signal?: AbortSignal) =>
	await answerOf(
		fetch(`${app.url}/api/ocr-idcard`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': key },
			body: JSON.stringify({ input_type: 'url', input_data: `http://${host}:${port}/card.jpg` }),
			signal,
		}),
	);

/** Sends links of names that nobody answers about; returns how many calls have ended so far. */
function flood() {
	let ended = 0;
	for (let i = 0; i < DEAD_CLIENTS; i++) {
		call(FLOOD, `dead-${i}.test`, leaving.signal)
			.catch(() => {})
			.finally(() => ended++);
	}
	return () => ended;
}

afterEach(async () => {
	leaving.abort();
	await app.close();
	pictures.close();
	names.close();
});

test('a key whose links hang waits for itself alone, and no longer when its clients leave', async () => {
	await start(2);
	const ended = flood();
	await names.asked(4);
	let ownEnded = false;
	const own = call(FLOOD, 'alive.test').finally(() => (ownEnded = true));
	expect((await call(OTHER, 'alive.test')).json.code).toBe(0);
	expect([ended(), ownEnded]).toEqual([0, false]);
	const asked = new Set(names.questions.map((question) => question.split(' ')[1]));
	expect(asked.size).toBe(3);
	leaving.abort();
	expect((await own).json.code).toBe(0);
});
