import process from 'node:process';

import { buildApp } from './app.mts';
import { ConfigError, readConfig, USAGE, type Config } from './config.mts';
import { Engine } from './engine.mts';
import { ApiKeyRing } from './http/api-keys.mts';
import { PictureDownload } from './image/download.mts';
import { PictureSource } from './image/source.mts';
import { createCardReader } from './recognize-card.mts';

const config = configOrExit();
const engine = new Engine(createCardReader(config), (error) => {
	const reason = error instanceof Error ? error.message : String(error);
	console.error(`The models could not be loaded, so every picture is refused. ${reason}`);
});
const app = await buildApp({
	engine,
	keys: new ApiKeyRing(config.keys),
	pictures: new PictureSource(
		new PictureDownload(config.allowPrivateUrls ? { isAllowedAddress: () => true } : {}),
	),
});

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		// Whoever asks twice does not want to wait for the pictures in hand.
		if (stopping) process.exit(1);
		stopping = true;
		void stop();
	});
}

if (config.generatedKey !== undefined) {
	console.log(`API key for this run: ${config.generatedKey}`);
}
try {
	await app.listen({ host: config.host, port: config.port });
} catch (error) {
	const { code } = error as NodeJS.ErrnoException;
	const how =
		code === 'EADDRINUSE' ? 'The port is taken; choose another with --port.' : `(${code})`;
	console.error(`Cannot listen on ${config.host} port ${config.port}. ${how}`);
	process.exit(1);
}
console.log(`Listening on ${app.listeningOrigin}`);

/** Lets requests in hand finish, then ends. */
async function stop(): Promise<void> {
	await app.close();
	await engine.close();
	process.exit(0);
}

function configOrExit(): Config {
	try {
		const read = readConfig(process.argv.slice(2));
		if (read !== 'help') return read;
		console.log(USAGE);
		process.exit(0);
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		console.error(error.message);
		process.exit(2);
	}
}
