import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { rawCall, rawClient } from './raw-client.mts';
import { base64Body, KEY, PORTRAIT, runApp } from './running-app.mts';
import { until } from '../../../test/support/until.mts';

test('a client that disconnects frees its queued image, and its call of the day', async () => {
	let giveUp: AbortSignal | undefined;
	const keys = [{ id: 'test', key: KEY, limits: { perDay: 1 } }];
	const patient = await runApp({
		keys,
		read: (_picture, { turn } = {}) => {
			if (giveUp !== undefined) return Promise.resolve({ fields: PORTRAIT });
			const { signal } = turn!;
			giveUp = signal;
			return new Promise((_, reject) =>
				signal.addEventListener('abort', () => reject(signal.reason as Error)),
			);
		},
	});
	const { socket } = rawClient(patient.url, rawCall());
	await until(() => giveUp);
	expect(giveUp!.aborted).toBe(false);
	socket.destroy();
	await once(giveUp!, 'abort');
	expect((await patient.post(base64Body())).json.code).toBe(0);
	await patient.close();
	expect(patient.log.filter((line) => line.includes('fault'))).toEqual([]);
	expect(
		patient.log.filter((line) => line.includes('"route"')).map((line) => JSON.parse(line).code),
	).toEqual([undefined, 0]);
});

test('the image of a client that disconnects counts until nothing works on it', async () => {
	const step = Promise.withResolvers<null>();
	let reading: AbortSignal | undefined;
	const app = await runApp({
		read: (_picture, { turn } = {}) => {
			reading = turn?.signal;
			turn?.work();
			return step.promise;
		},
	});
	const { socket } = rawClient(app.url, rawCall());
	await until(() => reading);
	socket.destroy();
	await once(reading!, 'abort');
	expect(await app.imagesInProgress()).toBe(1);
	step.resolve(null);
	expect(await app.imagesInProgress()).toBe(0);
	await app.close();
});

test('a client that disconnects aborts its download', async () => {
	const asked = Promise.withResolvers<Socket>();
	const pictureServer = createServer(({ socket }) => asked.resolve(socket));
	await once(pictureServer.listen(0, '127.0.0.1'), 'listening');
	const { port } = pictureServer.address() as AddressInfo;
	const patient = await runApp({
		download: { ports: [String(port)], isAllowedAddress: () => true, timeoutMs: 120_000 },
	});
	const body = `{"input_type":"url","input_data":"http://127.0.0.1:${port}/"}`;
	const { socket } = rawClient(patient.url, rawCall(body));
	const download = await asked.promise;
	socket.destroy();
	await once(download, 'close');
	await patient.close();
	pictureServer.close();
});
