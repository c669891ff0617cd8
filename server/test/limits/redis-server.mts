import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeWhere } from '../../../test/test-where.mts';
import { hasRedis, startRedis, type RunningRedis } from '../../../tools/n8n/installed/redis.mts';

/** `describe`, skipped where Debian's redis-server is missing; CI installs it. */
export const describeWithRedis = describeWhere(
	hasRedis(),
	'redis-server is missing, which holds limits that servers share.',
);

/** A Redis for one test file, in a temporary folder of its own. */
export class RedisUnderTest {
	readonly #folder = mkdtempSync(join(tmpdir(), 'idcard-ocr-limits-'));
	#redis: RunningRedis | undefined;

	/** Its address, also while it is stopped. */
	get url(): string {
		return `redis://127.0.0.1:${this.#redis!.port}/2`;
	}

	/** Starts it with the data that it stopped with, on the same port. */
	async start(): Promise<void> {
		const silent = { begin() {}, at() {}, end() {} };
		const port = this.#redis?.port;
		this.#redis = await startRedis(this.#folder, silent, { port, keepsData: true });
	}

	async stop(): Promise<void> {
		await this.#redis?.process.stop();
	}

	/** Makes it take connections and answer none, as a hung machine does, or go on. */
	signal(name: 'SIGSTOP' | 'SIGCONT'): void {
		process.kill(this.#redis!.process.pid, name);
	}

	/** Stops it and deletes its files. */
	async remove(): Promise<void> {
		await this.stop();
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
