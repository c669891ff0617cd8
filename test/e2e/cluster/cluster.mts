import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { startRedis, type RunningRedis } from '../../../tools/n8n/installed/redis.mts';
import { stopChildProcesses } from '../../../tools/processes/child-process.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../../tools/server-process/start.mts';
import { startNginx, type RunningNginx } from '../../../tools/server-process/nginx.mts';

/** Number of servers. */
const SIZE = 3;

/** Calls a day with the limited key: the published quota. */
export const CALLS_PER_DAY = 20;

const SILENT = { begin() {}, at() {}, end() {} };

/** Three servers that count calls in one Redis, behind nginx. */
export class Cluster {
	/** Keys without limits, and with {@link CALLS_PER_DAY}: one for each test. */
	readonly keys = {
		free: secret(),
		daily: secret(),
		outage: secret(),
		hang: secret(),
	};
	/** Number of servers. */
	readonly size = SIZE;
	readonly ports: number[] = [];
	nginx!: RunningNginx;
	readonly #folder: string;
	readonly #servers: EmbeddedServer[] = [];
	#redis!: RunningRedis;

	private constructor(folder: string) {
		this.#folder = folder;
	}

	/** Starts everything in a temporary folder, on free ports of 127.0.0.1. */
	static async start(): Promise<Cluster> {
		const cluster = new Cluster(await mkdtemp(path.join(tmpdir(), 'idcard-ocr-cluster-')));
		await cluster.startRedis();
		for (let i = 0; i < SIZE; i++) cluster.ports.push(await getPort());
		for (let i = 0; i < SIZE; i++) await cluster.startServer(i);
		cluster.nginx = await startNginx(path.join(cluster.#folder, 'nginx'), cluster.ports);
		return cluster;
	}

	/** Starts a server that was stopped or killed, on its port, and waits until it can read. */
	async startServer(index: number): Promise<void> {
		const limits = { perDay: CALLS_PER_DAY };
		const { free, daily, outage, hang } = this.keys;
		this.#servers[index] = await startEmbeddedServer({
			folder: path.join(this.#folder, `server-${index}`),
			port: this.ports[index] as number,
			apiKey: free,
			moreKeys: [
				{ id: 'daily', key: daily, limits },
				{ id: 'outage', key: outage, limits },
				{ id: 'hang', key: hang, limits },
			],
			args: [
				...['--workers', '1', '--trusted-proxy', '127.0.0.1'],
				...['--limits-store', `redis://127.0.0.1:${this.#redis.port}`],
				...[
					'--public-url',
					'https://ocr.example.com',
					'--photo-link-origin',
					'https://n8n.example.com',
				],
			],
		});
	}

	/** A server as a process. */
	server(index: number): EmbeddedServer {
		return this.#servers[index] as EmbeddedServer;
	}

	/** Starts Redis, or starts it again with its data. */
	async startRedis(): Promise<void> {
		const port = this.#redis?.port;
		this.#redis = await startRedis(this.#folder, SILENT, { port, keepsData: true });
	}

	async stopRedis(): Promise<void> {
		await this.#redis.process.stop();
	}

	/** Suspends Redis, or lets it go on: it keeps its connections and answers nothing meanwhile. */
	signalRedis(signal: 'SIGSTOP' | 'SIGCONT'): void {
		process.kill(this.#redis.process.pid, signal);
	}

	/** Stops everything and deletes its files. */
	async stop(): Promise<void> {
		await stopChildProcesses();
		await rm(this.#folder, { recursive: true, force: true });
	}
}

function secret(): string {
	return randomBytes(24).toString('base64url');
}
