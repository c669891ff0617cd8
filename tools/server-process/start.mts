import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { logTail, startChildProcess, type ChildProcess } from '../processes/child-process.mts';
import { poll } from '../processes/poll.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');

/** Its first start may have to fetch the models. */
const START_TIMEOUT_MS = 600_000;
const LOOK_INTERVAL_MS = 50;

/** How to start the server in `server/`. */
export interface ServerOptions {
	/** Any free one unless given. */
	port?: number;
	/** A random one unless given. */
	apiKey?: string;
	/** Takes its settings and its log. A temporary one, gone with the server, unless given. */
	folder?: string;
	/** Calls it answers in any one second; without it there is no limit. */
	callsPerSecond?: number;
	/** More options of its command line, such as `--allow-private-urls`. */
	args?: string[];
	/** What is run: Node with this checkout's server unless given. */
	command?: string[];
}

/** The self-hosted server as a process of its own, its models loaded. */
export interface EmbeddedServer {
	/** Such as `http://127.0.0.1:40123`: what goes into the credential as Base URL. */
	baseUrl: string;
	apiKey: string;
	process: ChildProcess;
	/** Asks it to stop and waits until it has. */
	stop(): Promise<void>;
}

/**
 * Starts the self-hosted server on 127.0.0.1 and settles when it can read cards. It dies with this
 * process.
 *
 * @throws {Error} with the end of its log if it ends, or is not ready in ten minutes.
 */
export async function startEmbeddedServer(options: ServerOptions = {}): Promise<EmbeddedServer> {
	const { port = 0, apiKey = randomBytes(24).toString('base64url'), args = [] } = options;
	const folder = options.folder ?? temporaryFolder();
	const configFile = path.join(folder, 'server.json');
	const { callsPerSecond } = options;
	const limits = callsPerSecond === undefined ? {} : { perSecond: callsPerSecond };
	await mkdir(folder, { recursive: true });
	// In a file, since everyone on the machine can read a process's arguments.
	const config = { keys: [{ id: 'n8n', key: apiKey, limits }] };
	await writeFile(configFile, JSON.stringify(config), { mode: 0o600 });
	const [command, ...first] = options.command ?? [
		process.execPath,
		path.join(CHECKOUT, 'server/src/main.mts'),
	];
	const child = startChildProcess({
		name: 'the OCR server',
		command,
		args: [...first, '--port', String(port), '--config', configFile, ...args],
		cwd: CHECKOUT,
		env: environment(),
		logFile: path.join(folder, 'server.log'),
	});
	try {
		const waiting = { timeoutMs: START_TIMEOUT_MS, intervalMs: LOOK_INTERVAL_MS };
		const baseUrl = await poll(() => listeningUrl(child), {
			...waiting,
			waitingFor: 'the OCR server to listen',
		});
		await poll(() => readiness(baseUrl, child), {
			...waiting,
			waitingFor: 'the OCR server to load its models',
		});
		if (options.folder === undefined) void child.exited.then(() => remove(folder));
		return { baseUrl, apiKey, process: child, stop: () => child.stop() };
	} catch (error) {
		await child.kill();
		const tail = await logTail(child);
		if (options.folder === undefined) remove(folder);
		throw new Error(`${(error as Error).message} The end of its log:\n${tail}`);
	}
}

function temporaryFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'idcard-ocr-server-'));
	process.once('exit', () => remove(folder));
	return folder;
}

function remove(folder: string): void {
	rmSync(folder, { recursive: true, force: true });
}

/** Ours, as the models may come through a proxy or from another index, but without settings. */
function environment(): Record<string, string> {
	return Object.fromEntries(
		Object.entries(process.env).filter(
			(entry): entry is [string, string] =>
				entry[1] !== undefined && !entry[0].startsWith('IDCARD_OCR_'),
		),
	);
}

async function listeningUrl(child: ChildProcess): Promise<string | undefined> {
	await throwIfGone(child);
	return /^Listening on (http:\S+)$/m.exec(await readFile(child.logFile, 'utf8'))?.[1];
}

async function readiness(baseUrl: string, child: ChildProcess): Promise<true | undefined> {
	await throwIfGone(child);
	const response = await fetch(`${baseUrl}/healthz`).catch(() => undefined);
	if (response?.ok) return true;
	const text = await response?.text().catch(() => '');
	if (text?.includes('"failed"')) throw new Error('The OCR server could not load its models.');
	return undefined;
}

async function throwIfGone(child: ChildProcess): Promise<void> {
	if (child.hasExited()) throw new Error(`The OCR server ${await child.exited} while it started.`);
}
