import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVER_ENTRY = fileURLToPath(new URL('../server/src/main.mts', import.meta.url));
const LISTENING = /Listening on (http:\/\/\S+)/;

/** The self-hosted server, running as a process of its own. */
export interface EmbeddedServer {
	/** Such as `http://127.0.0.1:40123`: what goes into the credential as Base URL. */
	baseUrl: string;
	apiKey: string;
	/** Of its process. */
	pid: number;
	/** Asks it to stop and waits until it has. */
	stop(): Promise<void>;
}

/**
 * Starts the self-hosted server on a free port of 127.0.0.1 with a random key, and resolves once
 * it can read cards. It dies with this process.
 * @throws Error with the server's last words when it ends before that.
 */
export async function startEmbeddedServer(args: string[] = []): Promise<EmbeddedServer> {
	const apiKey = randomBytes(18).toString('base64url');
	const child = spawn(
		process.execPath,
		[SERVER_ENTRY, '--port', '0', '--api-key', apiKey, ...args],
		{ stdio: ['ignore', 'pipe', 'pipe'] },
	);
	const killChild = () => child.kill('SIGKILL');
	process.once('exit', killChild);
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

	const words: string[] = [];
	const baseUrl = await new Promise<string>((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr]) {
			createInterface({ input: stream }).on('line', (line) => {
				words.push(line);
				const url = LISTENING.exec(line)?.[1];
				if (url !== undefined) resolve(url);
			});
		}
		void ended.then(() =>
			reject(new Error(`The server ended before it listened:\n${words.slice(-20).join('\n')}`)),
		);
	});
	await untilReady(baseUrl, ended);

	return {
		baseUrl,
		apiKey,
		pid: child.pid ?? 0,
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
			process.off('exit', killChild);
		},
	};
}

async function untilReady(baseUrl: string, ended: Promise<void>): Promise<void> {
	let gone = false;
	void ended.then(() => (gone = true));
	while (!gone) {
		const response = await fetch(`${baseUrl}/healthz`).catch(() => undefined);
		if (response?.ok) return;
		const body = await response?.text();
		if (body?.includes('"failed"')) throw new Error('The server could not load its models');
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error('The server ended while it loaded its models');
}
