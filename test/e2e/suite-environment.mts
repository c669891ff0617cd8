import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stopChildProcesses } from '../../tools/processes/child-process.mts';

/** A running environment and how to stop it. */
export interface StartedEnvironment<Environment> {
	environment: Environment;
	/** Variables with which a test process finds it. */
	env: Record<string, string>;
	/** Stops everything and deletes its temporary folder. */
	stop(): Promise<void>;
}

/** Where an environment is started: a temporary folder, and a list of what stops that is no child process. */
export interface Site {
	folder: string;
	/** A path in the folder. */
	inFolder(name: string): string;
	atEnd(end: () => unknown): void;
}

/** What the main process of a suite, such as "npm run test:queue", starts and hands to its tests. */
export class SuiteEnvironment<Environment> {
	readonly #suite: string;
	readonly #variable: string;

	constructor(suite: string) {
		this.#suite = suite;
		this.#variable = `${suite.toUpperCase()}_ENVIRONMENT`;
	}

	/** Makes a temporary folder and starts everything there; if that fails, what was started is stopped. */
	async start(
		startAt: (site: Site) => Promise<Environment>,
	): Promise<StartedEnvironment<Environment>> {
		const folder = await mkdtemp(path.join(tmpdir(), `n8n-nodes-apizero-${this.#suite}-`));
		const inFolder = (name: string) => path.join(folder, name);
		const ends: Array<() => unknown> = [stopChildProcesses];
		const stop = async () => {
			for (const end of ends) await end();
			await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
		};
		try {
			const environment = await startAt({ folder, inFolder, atEnd: (end) => ends.push(end) });
			const file = inFolder('environment.json');
			await writeFile(file, JSON.stringify(environment), { mode: 0o600 });
			return { environment, env: { [this.#variable]: file }, stop };
		} catch (error) {
			await stop();
			throw error;
		}
	}

	/**
	 * Returns the environment that this run was started with.
	 * @throws {Error} if it was started without one.
	 */
	async join(): Promise<Environment> {
		const file = process.env[this.#variable];
		if (file === undefined) {
			throw new Error(`Run these tests with "npm run test:${this.#suite}".`);
		}
		return JSON.parse(await readFile(file, 'utf8')) as Environment;
	}
}
