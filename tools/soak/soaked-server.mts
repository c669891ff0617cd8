import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { startEmbeddedServer, type EmbeddedServer } from '../server-process/start.mts';

const ENTRY = fileURLToPath(new URL('./offline-server.mts', import.meta.url));

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
	readonly #server: EmbeddedServer;

	private constructor(server: EmbeddedServer, capacity: number) {
		this.url = server.baseUrl;
		this.capacity = capacity;
		this.key = server.apiKey;
		this.#server = server;
	}

	/** Starts the server and resolves when its models are loaded. */
	static async start({ workers, queueLimit }: SoakedServerOptions): Promise<SoakedServer> {
		const server = await startEmbeddedServer({
			command: [process.execPath, ENTRY],
			args: [
				...['--workers', String(workers), '--queue-limit', String(queueLimit)],
				...['--log-level', 'error'],
			],
		});
		// The engine decodes one image more than it has threads.
		return new SoakedServer(server, workers + 1 + queueLimit);
	}

	/** Posts a body to the endpoint. Rejects when no answer comes within 60 s. */
	async post(body: string | Uint8Array): Promise<{ status: number; text: string }> {
		const response = await fetch(`${this.url}/api/ocr-idcard`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': this.key },
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
	async picturesInHand(): Promise<number> {
		return Number(/^idcard_ocr_pictures_in_hand (\S+)$/m.exec(await this.#metrics())?.[1]);
	}

	/** How many calls the server itself has counted as finished. */
	async callsOver(): Promise<number> {
		const counts = (await this.#metrics()).matchAll(/^idcard_ocr_requests_total\{(.*)\} (\d+)$/gm);
		return [...counts]
			.filter(([, labels]) => labels.includes('route="/api/ocr-idcard"'))
			.reduce((sum, [, , count]) => sum + Number(count), 0);
	}

	/** Whether the process is alive and says that it can read cards. */
	async isHealthy(): Promise<boolean> {
		return !this.#server.process.hasExited() && (await fetch(`${this.url}/healthz`)).ok;
	}

	/** Stops the server, prints the errors that it logged and returns its exit code. */
	async stop(): Promise<number | null> {
		const { process: child } = this.#server;
		const log = await readFile(child.logFile, 'utf8');
		process.stderr.write(log.replace(/^[^{].*\n/gm, ''));
		await this.#server.stop();
		const code = /exit code (\d+)$/.exec(await child.exited)?.[1];
		return code === undefined ? null : Number(code);
	}

	async #metrics(): Promise<string> {
		return await (await fetch(`${this.url}/metrics`)).text();
	}
}
