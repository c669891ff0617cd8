// Before the modules that take a while to run.
import { onHangUp, onStopSignal } from './process/stop-signals.mts';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

import { buildApp } from './app.mts';
import { describeConfig, readConfig, type Config } from './config/config.mts';
import { MAX_DEFAULT_WORKERS } from './config/options.mts';
import { usage } from './config/usage.mts';
import {
	createCardReader,
	imageCapacity,
	type CardReaderOptions,
} from './engine/create-card-reader.mts';
import { Engine } from './engine/engine.mts';
import { EngineMissingError } from './errors/server-errors.mts';
import { ApiKeyRing } from './http/api-key-ring.mts';
import type { App } from './http/bare-app.mts';
import { LAST_MS } from './http/graceful-stop.mts';
import type { LogOptions } from './http/log.mts';
import { isForThisMachine, listenerAccess, metricsAccess } from './http/metrics-access.mts';
import { metricsApp, METRICS_PATH } from './http/metrics.route.mts';
import { FOLDER_PAGE_PATH } from './http/folder-page.route.mts';
import { TryCodes } from './http/try-codes.mts';
import { TRY_PAGE_PATH } from './http/try-page.route.mts';
import type { DownloadOptions } from './image/download.mts';
import { reloadKeys } from './key-reload.mts';
import { openCallCounter } from './limits/shared-counter.mts';
import { imagesOrExit, orExit } from './or-exit.mts';
import { IS_BUILT } from './process/built.mts';
import { LogOutput } from './process/log-output.mts';

const THREAD_EVENTS = {
	died: 'A thread died. Its call failed; another thread is started.',
	unreplaced: 'No other thread could be started. That is tried again every 10 s.',
	restored: 'All threads are running again.',
} as const;

/** Error codes of listening on an address that this machine does not have. */
const WRONG_HOST_CODES = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * Runs the server that command line, environment and config file describe, until SIGINT or SIGTERM.
 * It prints what an operator needs to know, and exits with 2 if the configuration is unusable.
 * `download` replaces parts of how images are downloaded.
 */
export async function runServer(download?: DownloadOptions): Promise<void> {
	const log = new LogOutput(process.stderr);
	// `console` survives a reader that is gone; this is for whatever else writes.
	process.stdout.on('error', () => {});
	const config = await orExit(() => readConfig());
	if (config === 'help') {
		console.log(usage(IS_BUILT ? 'idcard-ocr-server' : 'npm run server --'));
		process.exit(0);
	}
	const appLog = Promise.withResolvers<App['log']>();
	const reload = async () => {
		const log = await appLog.promise;
		reloadKeys(keys, () => readConfig() as Config, log);
	};
	// Without a file there is nothing to reload, and a closed terminal should end the server.
	onHangUp(config.keyFiles.length > 0 ? () => void reload() : null);
	console.log(`Config: ${describeConfig(config)}`);
	const onThreadEvent: CardReaderOptions['onThreadEvent'] = (network, event) =>
		void appLog.promise.then((log) => log.error({ network }, THREAD_EVENTS[event]));
	const engine = new Engine(loadReader({ ...config, onThreadEvent }), (error) => {
		const reason = error instanceof Error ? error.message : String(error);
		const what =
			config.models === undefined
				? 'The models could not be loaded, so no image can be read.'
				: `--models ${config.models} cannot be used.`;
		console.error(`${what} ${reason}`);
		// A restart would not help; an operator must fix it.
		if (error instanceof EngineMissingError) process.exit(2);
	});
	// A thread that is ended while it loads a network aborts the process.
	onStopSignal(() => engine.settled);
	const keys = new ApiKeyRing(config.keys);
	const lifecycle = { isDraining: false };
	const calls = await openCallCounter(config);
	const accepted = await imagesOrExit(config, console.log);
	const { tryPage = isForThisMachine(config) } = config;
	const tryCodes = new TryCodes();
	const logOptions = { level: config.logLevel, stream: log, addresses: config.logAddresses };
	const app = await buildApp({
		engine,
		keys,
		calls,
		accepted,
		download: { ...downloadOptions(config), ...download },
		log: logOptions,
		// A full queue is noticed before a body is read; the engine has no limit of its own.
		imageSlots: imageCapacity(config.workers, config.queueLimit),
		trustedProxies: config.trustedProxies,
		stopGraceMs: config.grace * 1000,
		lifecycle,
		publicUrl: config.publicUrl,
		metricsAccess: metricsAccess(config),
		tryPage,
		tryCodes,
	});
	appLog.resolve(app.log);

	if (config.generatedKey !== undefined) {
		console.log(`API key for this run: ${config.generatedKey}`);
	}
	if (config.idsWithoutKey !== undefined) {
		console.log(`No key has the id ${config.idsWithoutKey.join(', ')} of the config file.`);
	}
	await startMetrics(app, config, logOptions);
	// Some load balancers have no readiness check, so listen only once the models are loaded.
	await engine.settled;
	await listenOrExit(config, '', app);
	onStopSignal(async () => {
		lifecycle.isDraining = true;
		await delay(config.drainDelay * 1000);
		await app.close();
		// By now every call is answered. A step that hangs ends with the process.
		await Promise.race([engine.close(), delay(LAST_MS)]);
		// Close last: failed readings give their call back.
		await calls.close();
	});
	console.log(`Listening on ${app.listeningOrigin}`);
	if (tryPage) {
		const { generatedKey } = config;
		// A code is good once: each page has its own.
		const linkTo = (path: string) =>
			`${app.listeningOrigin}${path}` +
			(generatedKey === undefined ? '' : `#code=${tryCodes.make(generatedKey).code}`);
		console.log(`Try it in a browser: ${linkTo(TRY_PAGE_PATH)}`);
		console.log(`A folder of photos becomes a spreadsheet: ${linkTo(FOLDER_PAGE_PATH)}`);
	}
}

async function startMetrics(main: App, config: Config, log: LogOptions): Promise<void> {
	const { metricsPort: port, metricsHost: host = '127.0.0.1' } = config;
	if (port !== undefined) {
		const app = await metricsApp(main.metrics, listenerAccess(config), log);
		await listenOrExit({ host, port }, 'metrics-', app);
		console.log(`Metrics on ${app.listeningOrigin}${METRICS_PATH}`);
	} else if (metricsAccess(config) === 'closed') {
		console.log(
			`${METRICS_PATH} is not served, since other machines may reach it. ` +
				'Set --metrics-port or --metrics-key-file.',
		);
	}
}

async function loadReader(options: CardReaderOptions) {
	const reader = await createCardReader(options);
	const { pack, precision, precisionReason } = reader;
	const why = precisionReason === undefined ? '.' : `: ${precisionReason}.`;
	console.log(
		`Ready to read cards with the model pack ${pack} in ${precision.toUpperCase()}${why}`,
	);
	return reader;
}

/**
 * Two downloads at a time for a key and each thread; few threads get as many as the usual ones, which keeps two slow cores
 * busy if the image host takes a second.
 */
function downloadOptions({ linkPorts, workers, allowPrivateUrls }: Config): DownloadOptions {
	const perKey = 2 * Math.max(MAX_DEFAULT_WORKERS, workers);
	return {
		ports: linkPorts,
		limits: { perKey, total: 4 * perKey },
		...(allowPrivateUrls && { isAllowedAddress: () => true }),
	};
}

/** `flagPrefix` is what the flags that choose this address begin with. */
async function listenOrExit(
	{ host, port }: { host: string; port: number },
	flagPrefix: string,
	app: App,
): Promise<void> {
	try {
		await app.listen({ host, port });
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		const isWrongHost = WRONG_HOST_CODES.includes(code ?? '');
		const hint = isWrongHost
			? `It is not an address of this machine; choose another with --${flagPrefix}host.`
			: code === 'EADDRINUSE'
				? `The port is in use; choose another with --${flagPrefix}port.`
				: `(${code})`;
		console.error(`Cannot listen on ${host} port ${port}. ${hint}`);
		process.exit(isWrongHost ? 2 : 1);
	}
}
