import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { runApp, type RunningApp } from './running-app.mts';

const REQUEST = 'GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n';

let app: RunningApp;
let socket: Socket;
beforeEach(async () => {
	app = await runApp({ replyIdleTimeoutMs: 300 });
	socket = connect(Number(new URL(app.url).port), '127.0.0.1');
	socket.on('error', () => {});
	await once(socket, 'connect');
});
afterEach(async () => {
	socket.destroy();
	await app.close();
});

/** Finished requests: each logs a line, after the one at startup. */
const finished = () => app.log.length - 1;

test('a client that pipelines a thousand requests is cut off, after few of them', async () => {
	socket.resume().write(REQUEST.repeat(1_000));
	await once(socket, 'close');
	expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
	expect(finished()).toBeLessThan(50);
});

test('a few pipelined requests are all answered, in order', async () => {
	let text = '';
	socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
	socket.write(REQUEST.replace('openapi.json', 'nowhere') + REQUEST.repeat(19));
	while (text.match(/HTTP\/1\.1 /g)?.length !== 20) await once(socket, 'data');
	expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual([
		'HTTP/1.1 404',
		...Array.from({ length: 19 }, () => 'HTTP/1.1 200'),
	]);
});

test('a client that stops reading is cut off', async () => {
	socket.pause();
	const closed = once(socket, 'close');
	const isAnswered = () => 'status' in JSON.parse(app.log.at(-1)!);
	// Until the buffers of both sides are full, and the last reply has not gone out whole.
	for (let sent = 0; finished() === 0 || isAnswered(); await delay(2)) {
		if (finished() < sent) continue;
		socket.write(REQUEST);
		sent++;
	}
	socket.resume();
	await closed;
});

test('a client that waits for its reply is not', async () => {
	const slow = await runApp({
		replyIdleTimeoutMs: 50,
		read: async () => {
			await delay(400);
			return null;
		},
	});
	const { json } = await slow.post({ input_type: 'base64', input_data: '/9j/4A==' });
	expect(json.code).toBe(5021);
	await slow.close();
});
