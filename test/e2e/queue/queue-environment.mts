import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import getPort from 'get-port';
import { startEmbeddedServer } from '../../../tools/server-process/start.mts';
import { CURRENT_N8N_VERSION, installN8n } from '../../../tools/n8n/installed/install.mts';
import {
	startN8n,
	startN8nWorker,
	type N8nOptions,
} from '../../../tools/n8n/installed/n8n-process.mts';
import { installNodePackage, packNode } from '../../../tools/n8n/installed/node-package.mts';
import { createOwner } from '../../../tools/n8n/installed/owner.mts';
import { startPostgres, type RunningPostgres } from '../../../tools/n8n/installed/postgres.mts';
import type { Progress } from '../../../tools/n8n/installed/progress.mts';
import { startRedis, type RunningRedis } from '../../../tools/n8n/installed/redis.mts';
import { N8nRestClient } from '../../../tools/n8n/installed/rest-client.mts';
import { SuiteEnvironment, type StartedEnvironment } from '../suite-environment.mts';

const WORKERS = ['worker 1', 'worker 2'];

/** The published limit of the API, which the server enforces on its one key. */
export const CALLS_PER_SECOND = 2;

/** n8n's main process and two workers with a shared queue and database, and the OCR server. */
export interface QueueEnvironment {
	n8nUrl: string;
	sessionCookie: string;
	serverUrl: string;
	apiKey: string;
	/** Temporary; deleted after the run. */
	folder: string;
	workers: Array<{ name: string; pid: number; logFile: string }>;
}

const SUITE = new SuiteEnvironment<QueueEnvironment>('queue');

/** Starts everything in a temporary folder, on free ports of 127.0.0.1. */
export async function startQueueEnvironment(
	progress: Progress,
): Promise<StartedEnvironment<QueueEnvironment>> {
	return await SUITE.start(async ({ folder, inFolder, atEnd }) => {
		const install = await installN8n(CURRENT_N8N_VERSION, progress);
		const nodePackage = await packNode(inFolder('package'), progress);
		const redis = await startRedis(folder, progress);
		const postgres = await startPostgres(folder, progress);
		atEnd(() => postgres.deleteFiles());
		const shared = queueVariables(redis, postgres);

		// Each process needs the package in its own folder: n8n copies nothing to workers.
		const prepare = async (name: string): Promise<N8nOptions> => {
			const userFolder = inFolder(name.replace(' ', '-'));
			await mkdir(userFolder, { recursive: true });
			await installNodePackage(userFolder, nodePackage, progress);
			const [port, brokerPort] = [await getPort(), await getPort()];
			const logFile = `${userFolder}.log`;
			return { install, userFolder, port, brokerPort, logFile, env: shared };
		};
		const mainOptions = await prepare('main');
		const workerOptions: N8nOptions[] = [];
		for (const name of WORKERS) workerOptions.push(await prepare(name));

		progress.begin('Starting the OCR server, n8n and two workers');
		const server = await startEmbeddedServer({
			folder: inFolder('server'),
			callsPerSecond: CALLS_PER_SECOND,
		});
		// The main process starts first, since it creates the tables.
		const main = await startN8n(mainOptions);
		const workers = [];
		for (const [index, name] of WORKERS.entries()) {
			const options = { ...(workerOptions[index] as N8nOptions), name, concurrency: 5 };
			const worker = await startN8nWorker(options);
			workers.push({ name, pid: worker.process.pid, logFile: worker.process.logFile });
		}
		const client = new N8nRestClient(main.baseUrl);
		await client.logIn(createOwner());
		progress.end('ready');

		return {
			n8nUrl: main.baseUrl,
			sessionCookie: client.sessionCookie,
			folder,
			workers,
			serverUrl: server.baseUrl,
			apiKey: server.apiKey,
		};
	});
}

/** Returns the environment that this run was started with. */
export const joinQueueEnvironment = async (): Promise<QueueEnvironment> => await SUITE.join();

function queueVariables(redis: RunningRedis, postgres: RunningPostgres): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64url'),
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: postgres.database,
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_PASSWORD: postgres.password,
		// A killed worker's execution is detected within seconds instead of two minutes.
		QUEUE_WORKER_LOCK_DURATION: '10000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
		QUEUE_WORKER_STALLED_INTERVAL: '5000',
	};
}
