import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { logTail, startChildProcess, type ChildProcess } from './child-process.mts';
import { pathWithThisNode } from './npm-command.mts';
import { poll } from './poll.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '..');

/** How to start the server in `server/`. */
export interface OcrServerOptions {
	port: number;
	apiKey: string;
	/** Takes its settings and its log. */
	folder: string;
	/** Lets it fetch pictures from this machine, which a real server must refuse. */
	allowPrivateUrls?: boolean;
	/** Calls it answers in any one second; without it there is no limit. */
	callsPerSecond?: number;
}

/** The self-hosted server, its models loaded. */
export interface RunningOcrServer {
	baseUrl: string;
	process: ChildProcess;
}

/** Its first start may have to fetch the models. */
const START_TIMEOUT_MS = 600_000;

/**
 * Starts the OCR server on 127.0.0.1 and settles when it can read cards.
 *
 * @throws {Error} with the end of its log if it ends, or is not ready in ten minutes.
 */
export async function startOcrServer(options: OcrServerOptions): Promise<RunningOcrServer> {
	const { port, apiKey, folder, allowPrivateUrls = false, callsPerSecond } = options;
	const configFile = path.join(folder, 'server.json');
	const limits = callsPerSecond === undefined ? {} : { perSecond: callsPerSecond };
	await mkdir(folder, { recursive: true });
	// In a file, since everyone on the machine can read a process's arguments.
	const config = { keys: [{ id: 'n8n', key: apiKey, limits }] };
	await writeFile(configFile, JSON.stringify(config), { mode: 0o600 });
	const baseUrl = `http://127.0.0.1:${port}`;
	const child = startChildProcess({
		name: 'the OCR server',
		command: process.execPath,
		args: [
			path.join(CHECKOUT, 'server/src/main.mts'),
			...['--port', String(port), '--config', configFile],
			...(allowPrivateUrls ? ['--allow-private-urls'] : []),
		],
		cwd: CHECKOUT,
		env: { PATH: pathWithThisNode(), HOME: process.env['HOME'] ?? '' },
		logFile: path.join(folder, 'server.log'),
	});
	try {
		await poll(() => health(baseUrl, child), {
			timeoutMs: START_TIMEOUT_MS,
			waitingFor: 'the OCR server to load its models',
		});
	} catch (error) {
		await child.kill();
		throw new Error(`${(error as Error).message} The end of its log:\n${await logTail(child)}`);
	}
	return { baseUrl, process: child };
}

async function health(baseUrl: string, child: ChildProcess): Promise<true | undefined> {
	if (child.hasExited()) throw new Error(`The OCR server ${await child.exited} while it started.`);
	const response = await fetch(`${baseUrl}/healthz`).catch(() => undefined);
	return response?.ok ? true : undefined;
}
