import { mkdir } from 'node:fs/promises';
import { logTail, startChildProcess, type ChildProcess } from '../../processes/child-process.mts';
import type { N8nInstall } from './install.mts';
import { n8nEnvironment, type N8nInstance } from './n8n-environment.mts';
import { poll } from '../../processes/poll.mts';

export interface N8nOptions extends N8nInstance {
	install: N8nInstall;
	logFile: string;
	/** Additional environment variables, such as those of queue mode. */
	env?: Record<string, string>;
}

export interface RunningN8n {
	/** URL of the editor, forms and webhooks, without a trailing slash. */
	baseUrl: string;
	process: ChildProcess;
}

const START_TIMEOUT_MS = 120_000;

/**
 * Starts n8n and resolves when it responds.
 *
 * @throws {Error} with the end of n8n's log if it exits or does not respond within two minutes.
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	return await startProcess(options, 'n8n', ['start'], { lastReady: '/rest/settings' });
}

export interface N8nWorkerOptions extends N8nOptions {
	/** Name for messages, such as "worker 1". */
	name: string;
	concurrency: number;
}

/**
 * Starts a worker for queue mode and resolves when it is ready. Its `port` serves health checks.
 *
 * @throws {Error} as {@link startN8n} does.
 */
export async function startN8nWorker(options: N8nWorkerOptions): Promise<RunningN8n> {
	const { name, concurrency, port } = options;
	return await startProcess(options, name, ['worker', `--concurrency=${concurrency}`], {
		lastReady: '/healthz/readiness',
		env: { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) },
	});
}

async function startProcess(
	options: N8nOptions,
	name: string,
	args: string[],
	{ lastReady, env = {} }: { lastReady: string; env?: Record<string, string> },
): Promise<RunningN8n> {
	const baseUrl = `http://${options.host ?? '127.0.0.1'}:${options.port}`;
	await mkdir(options.userFolder, { recursive: true });
	const child = startChildProcess({
		name,
		command: process.execPath,
		args: [options.install.bin, ...args],
		cwd: options.userFolder,
		env: { ...n8nEnvironment(options, options.install.version), ...env, ...options.env },
		logFile: options.logFile,
	});
	try {
		await poll(() => readiness(baseUrl + lastReady, child), {
			timeoutMs: START_TIMEOUT_MS,
			waitingFor: `${name} to start`,
		});
	} catch (error) {
		await child.kill();
		throw new Error(`${(error as Error).message} The end of its log:\n${await logTail(child)}`);
	}
	return { baseUrl, process: child };
}

async function readiness(url: string, child: ChildProcess): Promise<true | undefined> {
	if (child.hasExited()) throw new Error(`${child.name} ${await child.exited} while starting.`);
	const response = await fetch(url).catch(() => undefined);
	// While starting, n8n 1 responds with status 200 and plain text.
	const isJson = response?.headers.get('content-type')?.includes('application/json') ?? false;
	return response?.ok && isJson ? true : undefined;
}
