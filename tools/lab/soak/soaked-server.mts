import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { imageCapacity } from '../../../server/src/engine/create-card-reader.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../server-process/start.mts';

const ENTRY = fileURLToPath(new URL('./offline-server.mts', import.meta.url));

const KEYS = 8;

/** Sizes of the server. */
export interface SoakedServerOptions {
	workers: number;
	queueLimit: number;
}

/** A server process that a soak run talks to. */
export class SoakedServer {
	readonly url: string;
	/** Images that it reads or queues when it is full. */
	readonly capacity: number;
	readonly key: string;
	/** A second key. */
	readonly otherKey: string;
	/** All keys: refusals of one are held back once there are many. */
	readonly keys: readonly string[];
	readonly #server: EmbeddedServer;
	/** Outlives the server, so that the log of a crash can be read. */
	readonly #folder: string;

	private constructor(
		server: EmbeddedServer,
		{ folder, capacity, more }: { folder: string; capacity: number; more: readonly string[] },
	) {
		this.url = server.baseUrl;
		this.otherKey = more[0];
		this.keys = [server.apiKey, ...more];
		this.capacity = capacity;
		this.key = server.apiKey;
		this.#server = server;
		this.#folder = folder;
	}

	/** Starts the server and resolves when its models are loaded. */
	static async start({ workers, queueLimit }: SoakedServerOptions): Promise<SoakedServer> {
		const folder = await mkdtemp(join(tmpdir(), 'soaked-server-'));
		const more = Array.from({ length: KEYS - 1 }, () => randomBytes(24).toString('base64url'));
		const server = await startEmbeddedServer({
			folder,
			moreKeys: more.map((key, index) => ({ id: `other-${index}`, key })),
			command: [process.execPath, ENTRY],
			args: [
				'--workers',
				String(workers),
				'--queue-limit',
				String(queueLimit),
				'--log-level',
				'error',
			],
		});
		const capacity = imageCapacity(workers, queueLimit);
		return new SoakedServer(server, { folder, capacity, more });
	}

	/** URL of the endpoint. */
	get endpoint(): string {
		return `${this.url}/api/ocr-idcard`;
	}

	/** Posts a body to the endpoint, in JSON by default. Rejects when no answer comes within 60 s. */
	async post(
		body: string | Uint8Array,
		{ key = this.key, type = 'application/json', query = '' } = {},
	): Promise<{ status: number; text: string }> {
		const response = await fetch(this.endpoint + query, {
			method: 'POST',
			headers: { 'content-type': type, 'x-api-key': key },
			body: body as RequestInit['body'],
			signal: AbortSignal.timeout(60_000),
		});
		return { status: response.status, text: await response.text() };
	}

	/** Resident memory of the server's process, in bytes. */
	async memory(): Promise<number> {
		return Number(/^process_resident_memory_bytes (\S+)$/m.exec(await this.#metrics())?.[1]);
	}

	/** Images that the server says it holds. */
	async heldImages(): Promise<number> {
		return Number(/^idcard_ocr_images_in_progress (\S+)$/m.exec(await this.#metrics())?.[1]);
	}

	/** How many calls the server itself has counted as finished. */
	async finishedCalls(): Promise<number> {
		const counts = (await this.#metrics()).matchAll(/^idcard_ocr_requests_total\{(.*)\} (\d+)$/gm);
		return [...counts]
			.filter(([, labels]) => labels.includes('route="/api/ocr-idcard"'))
			.reduce((sum, [, , count]) => sum + Number(count), 0);
	}

	/** Whether the process is alive and says that it can read cards. */
	async isHealthy(): Promise<boolean> {
		return !this.#server.process.hasExited() && (await fetch(`${this.url}/healthz`)).ok;
	}

	/**
	 * Stops the server and returns its exit code, `null` if a signal ended it. Prints the errors that it
	 * logged, or the whole log if it did not stop cleanly.
	 */
	async stop(): Promise<number | null> {
		const { process: child } = this.#server;
		await this.#server.stop();
		const code = Number(/exit code (\d+)$/.exec(await child.exited)?.[1] ?? Number.NaN);
		const log = await readFile(child.logFile, 'utf8');
		const isError = (line: string) =>
			line.startsWith('{"level":5') || line.startsWith('{"level":6');
		process.stderr.write(
			code === 0
				? log
						.split(/(?<=\n)/)
						.filter(isError)
						.join('')
				: log,
		);
		await rm(this.#folder, { recursive: true, force: true });
		return Number.isNaN(code) ? null : code;
	}

	/** Ends the server the way a crash does. */
	async crash(): Promise<void> {
		await this.#server.process.kill();
	}

	async #metrics(): Promise<string> {
		return await (await fetch(`${this.url}/metrics`)).text();
	}
}
