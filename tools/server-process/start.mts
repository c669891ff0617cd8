import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { logTail, startChildProcess, type ChildProcess } from '../processes/child-process.mts';
import { poll } from '../processes/poll.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');

/** Enough for a busy machine: loading takes a second. */
const START_TIMEOUT_MS = 120_000;
const POLL_INTERVAL_MS = 50;

export interface ServerOptions {
	/** Default: a free one. */
	port?: number;
	/** Default: a random one. */
	apiKey?: string;
	/** Folder for its config and log. Default: a temporary one, deleted when it exits. */
	folder?: string;
	/** Rate limit of its key, in calls per second. Default: none. */
	callsPerSecond?: number;
	/** More keys, as entries of the config file. */
	moreKeys?: object[];
	/** More options of its command line, such as `--allow-private-urls`. */
	args?: string[];
	/** Command to run. Default: Node with this checkout's server. */
	command?: string[];
}

/** The self-hosted server as a process of its own, its models loaded. */
export interface EmbeddedServer {
	/** The credential's Base URL, such as `http://127.0.0.1:40123`. */
	baseUrl: string;
	apiKey: string;
	process: ChildProcess;
	stop(): Promise<void>;
}

/**
 * Starts the self-hosted server on 127.0.0.1 and resolves when it can read cards. It is killed when
 * this process exits.
 *
 * @throws {Error} with the last lines of its log if it exits, or is not ready within two minutes.
 */
export async function startEmbeddedServer(options: ServerOptions = {}): Promise<EmbeddedServer> {
	const { port = 0, apiKey = randomBytes(24).toString('base64url'), args = [] } = options;
	const folder = options.folder ?? temporaryFolder();
	const configFile = path.join(folder, 'server.json');
	const { callsPerSecond, moreKeys = [] } = options;
	const limits = callsPerSecond === undefined ? {} : { perSecond: callsPerSecond };
	await mkdir(folder, { recursive: true });
	// In a file, since everyone on the machine can read a process's arguments.
	const config = { keys: [{ id: 'n8n', key: apiKey, limits }, ...moreKeys] };
	await writeFile(configFile, JSON.stringify(config), { mode: 0o600 });
	const [command, ...first] = options.command ?? [
		process.execPath,
		// A page's modules are stripped of their types, which Node calls an experiment.
		'--disable-warning=ExperimentalWarning',
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
		const waiting = { timeoutMs: START_TIMEOUT_MS, intervalMs: POLL_INTERVAL_MS };
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

/** This process's environment, without IDCARD_OCR_* settings. */
function environment(): Record<string, string> {
	return Object.fromEntries(
		Object.entries(process.env).filter(
			(entry): entry is [string, string] =>
				entry[1] !== undefined && !entry[0].startsWith('IDCARD_OCR_'),
		),
	);
}

async function listeningUrl(child: ChildProcess): Promise<string | undefined> {
	await throwIfExited(child);
	return /^Listening on (http:\S+)$/m.exec(await readFile(child.logFile, 'utf8'))?.[1];
}

async function readiness(baseUrl: string, child: ChildProcess): Promise<true | undefined> {
	await throwIfExited(child);
	const response = await fetch(`${baseUrl}/healthz`).catch(() => undefined);
	if (response?.ok) return true;
	const text = await response?.text().catch(() => '');
	if (text?.includes('"failed"')) throw new Error('The OCR server could not load its models.');
	return undefined;
}

async function throwIfExited(child: ChildProcess): Promise<void> {
	if (child.hasExited()) throw new Error(`The OCR server ${await child.exited} while it started.`);
}
