#!/usr/bin/env node
import './process/re-execute.mts';

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';

import { buildApp } from './http/app.mts';
import { IS_BUILT } from './process/built.mts';
import type { CardReader } from './engine/card-reader.mts';
import { ConfigError } from './config/config-error.mts';
import { usage } from './config/usage.mts';
import { describeConfig, readConfig, type Config } from './config/config.mts';
import { Engine } from './engine/engine.mts';
import { EngineMissingError } from './errors/server-errors.mts';
import { ApiKeyRing } from './http/api-key-ring.mts';
import { PictureDownload } from './image/download.mts';
import { PictureSource } from './image/source.mts';
import { setUpModels } from './models/model-download.mts';
import { createCardReader } from './engine/create-card-reader.mts';

/** Bodies that may be arriving while every place in the queue is taken. */
const BODIES_ON_THE_WAY = 16;

/** How listening fails when the address is not one of this machine. */
const WRONG_HOST_CODES = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'];

/** Ends a download of models when the server is told to stop. */
const fetching = new AbortController();

const config = configOrExit();
const engine = new Engine(loadReader(config), (error) => {
	const reason = error instanceof Error ? error.message : String(error);
	if (config.models !== undefined && error instanceof EngineMissingError) {
		console.error(`--models ${config.models} cannot be used. ${reason}`);
		process.exit(2);
	}
	console.error(`The models could not be loaded, so every picture is refused. ${reason}`);
});
const app = await buildApp({
	engine,
	keys: new ApiKeyRing(config.keys),
	pictures: new PictureSource(
		new PictureDownload(config.allowPrivateUrls ? { isAllowedAddress: () => true } : {}),
	),
	log: { level: config.logLevel, stream: process.stderr },
	imageSlots: config.workers + config.queueLimit + BODIES_ON_THE_WAY,
	trustedProxies: config.trustedProxies,
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

console.log(`Config: ${describeConfig(config)}`);
if (config.generatedKey !== undefined) {
	console.log(`API key for this run: ${config.generatedKey}`);
}
try {
	await app.listen({ host: config.host, port: config.port });
} catch (error) {
	const { code } = error as NodeJS.ErrnoException;
	const isWrongHost = WRONG_HOST_CODES.includes(code ?? '');
	const how = isWrongHost
		? 'It is not an address of this machine; choose another with --host.'
		: code === 'EADDRINUSE'
			? 'The port is taken; choose another with --port.'
			: `(${code})`;
	console.error(`Cannot listen on ${config.host} port ${config.port}. ${how}`);
	process.exit(isWrongHost ? 2 : 1);
}
console.log(`Listening on ${app.listeningOrigin}`);

/** Fetches the best models where they are missing and no others were asked for; loads them. */
async function loadReader(options: Config): Promise<CardReader> {
	if (options.models === undefined) {
		const { failure, limits } = await setUpModels({
			signal: fetching.signal,
			onFetch: (what) => console.log(`Fetching the models of ${what} …`),
		});
		if (failure !== undefined) console.log(`${failure} A smaller model pack is used instead.`);
		if (limits !== undefined) console.log(limits);
	}
	const reader = await createCardReader(options);
	console.log(`Ready to read cards with the model pack ${reader.pack}.`);
	return reader;
}

/** Lets requests in hand finish, then ends. */
async function stop(): Promise<void> {
	await app.close();
	fetching.abort();
	if (engine.state !== 'loading') await engine.close();
	process.exit(0);
}

function configOrExit(): Config {
	try {
		const read = readConfig({
			args: process.argv.slice(2),
			environment: process.env,
			readFile: (path) => readFileSync(path, 'utf8'),
			cores: availableParallelism(),
		});
		if (read !== 'help') return read;
		console.log(usage(IS_BUILT ? 'idcard-ocr-server' : 'npm run server --'));
		process.exit(0);
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		console.error(error.message);
		process.exit(2);
	}
}
