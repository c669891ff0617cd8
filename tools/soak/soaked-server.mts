import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('./offline-server.mts', import.meta.url));

/** What the server is given to work with. */
export interface SoakedServerOptions {
	workers: number;
	queueLimit: number;
}

/** A server process that a soak run talks to. */
export class SoakedServer {
	readonly url: string;
	/** Pictures that it has under way or waiting when it is full. */
	readonly capacity: number;
	readonly key: string;
	readonly #child: ReturnType<typeof spawn>;

	private constructor(url: string, capacity: number, key: string, child: ReturnType<typeof spawn>) {
		this.url = url;
		this.capacity = capacity;
		this.key = key;
		this.#child = child;
	}

	/** Starts the server and resolves when its models are loaded. */
	static async start({ workers, queueLimit }: SoakedServerOptions): Promise<SoakedServer> {
		const key = randomBytes(12).toString('hex');
		const args = [ENTRY, key, String(workers), String(queueLimit)];
		const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
		// The engine decodes one picture more than it has threads.
		const capacity = workers + 1 + queueLimit;
		for await (const line of createInterface({ input: child.stdout })) {
			const url = /^Listening on (http:\S+)$/.exec(line)?.[1];
			if (url !== undefined) return new SoakedServer(url, capacity, key, child);
		}
		throw new Error('The server ended before it listened.');
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
		return Number(/^process_resident_memory_bytes (\S+)$/m.exec(await this.#figures())?.[1]);
	}

	/** Pictures that the server says it holds. */
	async picturesInHand(): Promise<number> {
		return Number(/^idcard_ocr_pictures_in_hand (\S+)$/m.exec(await this.#figures())?.[1]);
	}

	/** How many calls the server itself has counted to their end. */
	async callsOver(): Promise<number> {
		const counts = (await this.#figures()).matchAll(/^idcard_ocr_requests_total\{(.*)\} (\d+)$/gm);
		return [...counts]
			.filter(([, labels]) => labels.includes('route="/api/ocr-idcard"'))
			.reduce((sum, [, , count]) => sum + Number(count), 0);
	}

	/** Whether the process lives and says that it can read cards. */
	async isHealthy(): Promise<boolean> {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return false;
		return (await fetch(`${this.url}/healthz`)).ok;
	}

	/** Asks it to stop and gives its exit code. */
	async stop(): Promise<number | null> {
		this.#child.kill('SIGTERM');
		if (this.#child.exitCode === null) await once(this.#child, 'exit');
		return this.#child.exitCode;
	}

	async #figures(): Promise<string> {
		return await (await fetch(`${this.url}/metrics`)).text();
	}
}
