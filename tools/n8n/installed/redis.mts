import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import getPort from 'get-port';
import { startChildProcess, type ChildProcess } from '../../processes/child-process.mts';
import { installDebianPackages } from './debian-package.mts';
import { pathWithThisNode } from './npm-command.mts';
import { poll } from '../../processes/poll.mts';
import type { Progress } from './progress.mts';

const REDIS = '/usr/bin/redis-server';

export interface RunningRedis {
	port: number;
	process: ChildProcess;
}

export interface RedisOptions {
	/** Default: a free one. */
	port?: number;
	/** Whether it writes its data to `folder` and finds it there at the next start. */
	keepsData?: boolean;
}

export function hasRedis(): boolean {
	return existsSync(REDIS);
}

export function installRedis(progress: Progress): void {
	if (!hasRedis()) installDebianPackages('Redis', ['redis-server'], progress);
}

/** Starts Redis on 127.0.0.1, installing Debian's package if it is missing. */
export async function startRedis(
	folder: string,
	progress: Progress,
	{ port: wantedPort, keepsData = false }: RedisOptions = {},
): Promise<RunningRedis> {
	installRedis(progress);
	const port = wantedPort ?? (await getPort());
	const keeping = ['--save', '', '--appendonly', keepsData ? 'yes' : 'no'];
	const child = startChildProcess({
		name: 'Redis',
		command: REDIS,
		args: ['--port', String(port), '--bind', '127.0.0.1', ...keeping],
		cwd: folder,
		env: { PATH: pathWithThisNode() },
		logFile: path.join(folder, 'redis.log'),
	});
	await poll(() => responds(port, child), { timeoutMs: 20_000, waitingFor: 'Redis to start' });
	return { port, process: child };
}

function responds(port: number, child: ChildProcess): Promise<true | undefined> {
	if (child.hasExited()) throw new Error(`Redis could not start; see ${child.logFile}.`);
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => socket.end('PING\r\n'));
		socket.once('data', () => resolve(true));
		socket.once('error', () => resolve(undefined));
	});
}
