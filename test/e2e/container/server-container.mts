import { randomBytes } from 'node:crypto';
import getPort from 'get-port';
import { poll } from '../../../tools/processes/poll.mts';
import type { ContainerEngine } from './container-engine.mts';
import { SERVER_IMAGE } from './container-environment.mts';

/**
 * As an operator would harden it. The limits on files and processes are low enough that a container
 * may set them; its cgroup would need a daemon or systemd. A timer of systemd's would run the health
 * check, so the tests do.
 */
const HARDENED = [
	...['--read-only', '--read-only-tmpfs=false', '--cap-drop', 'all'],
	...['--security-opt', 'no-new-privileges', '--network', 'host', '--cgroups', 'disabled'],
	...[
		'--ulimit',
		'nofile=1024:1024',
		'--ulimit',
		'nproc=4096:4096',
		'--health-interval',
		'disable',
	],
];

/** How a container differs from others. */
export interface ServerContainerOptions {
	/** More options of `podman run`. */
	run?: string[];
	/** Variables of the server, beside its address and its key. */
	variables?: Record<string, string>;
}

/** A server that runs in a container of the image. */
export interface ServerContainer {
	name: string;
	url: string;
	apiKey: string;
	/** Runs a command in it and returns its exit code. */
	exec(...command: string[]): Promise<number>;
	/** Runs the health check of its image and returns its exit code. */
	healthCheck(): Promise<number>;
	/** Stops it, as Podman and Docker do: SIGTERM, then a while to end. Returns its exit code. */
	stop(): Promise<number>;
}

/** Starts a container on 127.0.0.1 and resolves when its server is ready. */
export async function startServerContainer(
	engine: ContainerEngine,
	{ run = [], variables = {} }: ServerContainerOptions = {},
): Promise<ServerContainer> {
	const port = await getPort();
	const name = `server-${port}`;
	const apiKey = randomBytes(24).toString('base64url');
	const environment = {
		IDCARD_OCR_HOST: '127.0.0.1',
		IDCARD_OCR_API_KEYS: apiKey,
		IDCARD_OCR_PORT: String(port),
		...variables,
	};
	const given = Object.entries(environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
	await engine.podman(
		'run',
		'--detach',
		'--name',
		name,
		...HARDENED,
		...given,
		...run,
		SERVER_IMAGE,
	);
	const url = `http://127.0.0.1:${port}`;
	const container: ServerContainer = {
		name,
		url,
		apiKey,
		exec: async (...command) => await exitCode(engine.podman('exec', name, ...command)),
		healthCheck: async () => await exitCode(engine.podman('healthcheck', 'run', name)),
		async stop() {
			await engine.podman('stop', '--time', '30', name);
			return Number(await engine.podman('inspect', '--format', '{{.State.ExitCode}}', name));
		},
	};
	await poll(
		async () => {
			const status = await engine.podman('inspect', '--format', '{{.State.Status}}', name);
			if (status !== 'running') throw new Error(await engine.podman('logs', name));
			return (await fetch(`${url}/healthz`).catch(() => undefined))?.ok ? true : undefined;
		},
		{ timeoutMs: 60_000, waitingFor: 'the server in the container' },
	);
	return container;
}

async function exitCode(command: Promise<string>): Promise<number> {
	try {
		await command;
		return 0;
	} catch (error) {
		return Number((error as { code?: number }).code ?? 1);
	}
}
