import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { logTail, startChildProcess, type ChildProcess } from './child-process.mts';
import type { N8nInstall } from './install.mts';
import { pathWithThisNode } from './npm-command.mts';
import { poll } from './poll.mts';

/** Which n8n to start, and where. */
export interface N8nOptions {
	install: N8nInstall;
	/** Holds `.n8n` with the database, the settings and the community packages. */
	userFolder: string;
	port: number;
	/** n8n's task runner connects here. */
	brokerPort: number;
	logFile: string;
	/** Added to the environment, such as what queue mode needs. */
	env?: Record<string, string>;
}

/** A real n8n that answers. */
export interface RunningN8n {
	/** Where editor, forms and webhooks are, without a slash at the end. */
	baseUrl: string;
	process: ChildProcess;
}

const START_TIMEOUT_MS = 120_000;

/**
 * Starts n8n on 127.0.0.1 and settles when it answers.
 *
 * @throws {Error} with the end of n8n's log if it ends, or does not answer in two minutes.
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const baseUrl = `http://127.0.0.1:${options.port}`;
	await mkdir(options.userFolder, { recursive: true });
	const child = startChildProcess({
		name: 'n8n',
		command: process.execPath,
		args: [options.install.bin, 'start'],
		cwd: options.userFolder,
		env: { ...n8nEnvironment(options), ...options.env },
		logFile: options.logFile,
	});
	const answers = poll(() => readiness(baseUrl, child), {
		timeoutMs: START_TIMEOUT_MS,
		waitingFor: 'n8n to start',
	});
	try {
		await answers;
	} catch (error) {
		await child.kill();
		throw new Error(`${(error as Error).message} The end of its log:\n${await logTail(child)}`);
	}
	return { baseUrl, process: child };
}

async function readiness(baseUrl: string, child: ChildProcess): Promise<true | undefined> {
	if (child.hasExited()) throw new Error(`n8n ${await child.exited} while it started.`);
	const response = await fetch(`${baseUrl}/healthz/readiness`).catch(() => undefined);
	return response?.ok ? true : undefined;
}

/**
 * The whole environment of an n8n process. Nothing of the caller's own `N8N_*` or `DB_*` settings,
 * Node options or proxies gets through, and with the switches below n8n calls nobody on its own.
 */
export function n8nEnvironment({
	userFolder,
	port,
	brokerPort,
}: Pick<N8nOptions, 'userFolder' | 'port' | 'brokerPort'>): Record<string, string> {
	const inherited = ['HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'USER', 'SYSTEMROOT'];
	const kept = inherited.flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value]];
	});
	return {
		...Object.fromEntries(kept),
		PATH: pathWithThisNode(),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: path.resolve(userFolder),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// A form's ending lies at the webhook address; on another host name the browser refuses it.
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}/`,
		// The login's cookie must travel over plain http on this machine.
		N8N_SECURE_COOKIE: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	};
}
