// The server with its real engine and without a network: what a soak run lets loose on itself.
// node offline-server.mts KEY WORKERS QUEUE_LIMIT
import process from 'node:process';

import { buildApp } from '../../server/src/http/app.mts';
import { Engine } from '../../server/src/engine/engine.mts';
import { ApiKeyRing } from '../../server/src/http/api-key-ring.mts';
import { PictureDownload } from '../../server/src/image/download.mts';
import { PictureSource } from '../../server/src/image/source.mts';
import { createCardReader } from '../../server/src/engine/create-card-reader.mts';
import { OFFLINE_DOWNLOAD } from './offline-download.mts';

const [key, workers, queueLimit] = process.argv.slice(2);
const engine = new Engine(
	createCardReader({ workers: Number(workers), queueLimit: Number(queueLimit) }),
);
await engine.settled;
const app = await buildApp({
	engine,
	keys: new ApiKeyRing([{ id: 'soak', key }]),
	pictures: new PictureSource(new PictureDownload(OFFLINE_DOWNLOAD)),
	log: { level: 'error', stream: process.stderr },
	imageSlots: Number(workers) + Number(queueLimit) + 16,
});
process.once('SIGTERM', async () => {
	await app.close();
	await engine.close();
	process.exit(0);
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`Listening on ${url}\n`);
