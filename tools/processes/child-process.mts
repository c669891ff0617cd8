import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface ChildProcessOptions {
	/** Name for messages, such as "n8n" or "the OCR server". */
	name: string;
	command: string;
	args: string[];
	cwd: string;
	/** The complete environment of the child; nothing is inherited. */
	env: Record<string, string>;
	/** Receives stdout and stderr. Overwritten at each start. */
	logFile: string;
	/** The user it runs as; the current one by default. */
	account?: { uid?: number; gid?: number };
}

/** A child process and its descendants. */
export interface ChildProcess {
	name: string;
	pid: number;
	logFile: string;
	/** Resolves with a description of the exit when the child has exited. */
	exited: Promise<string>;
	hasExited(): boolean;
	/** Stops the child and its descendants; resolves when it has exited. */
	stop(): Promise<void>;
	/** Kills it immediately, as the kernel would. */
	kill(): Promise<void>;
}

/** Milliseconds between SIGTERM and SIGKILL. */
const GRACE_MS = 20_000;

const TAIL_LINES = 15;

/** All running children, in the order they were started. */
const running = new Set<ChildProcess>();

// If this process crashes, no n8n may keep running unnoticed.
process.on('exit', () => {
	for (const child of running) signalGroup(child.pid, 'SIGKILL');
});

/** Stops all running children, in reverse order of their start. */
export async function stopChildProcesses(): Promise<void> {
	for (const child of [...running].reverse()) await child.stop();
}

/**
 * Starts a program in its own process group, so that it can be killed together with its descendants
 * and a Ctrl-C in the terminal reaches only this process, which stops its children in order.
 */
export function startChildProcess(options: ChildProcessOptions): ChildProcess {
	mkdirSync(path.dirname(options.logFile), { recursive: true });
	const log = openSync(options.logFile, 'w', 0o600);
	const child = spawn(options.command, options.args, {
		cwd: options.cwd,
		env: options.env,
		stdio: ['ignore', log, log],
		detached: true,
		...options.account,
	});
	closeSync(log);

	let hasExited = false;
	const exited = Promise.race([
		once(child, 'exit').then(([code, signal]) => describeExit(code, signal)),
		once(child, 'error').then(([error]) => `could not start (${error.code})`),
	]).finally(() => {
		hasExited = true;
	});

	const pid = child.pid ?? 0;
	const handle: ChildProcess = {
		name: options.name,
		pid,
		logFile: options.logFile,
		exited,
		hasExited: () => hasExited,
		async kill() {
			signalGroup(pid, 'SIGKILL');
			await exited;
		},
		async stop() {
			if (!hasExited) child.kill('SIGTERM');
			const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS);
			await exited;
			clearTimeout(timer);
			// Descendants may outlive the child.
			signalGroup(pid, 'SIGKILL');
		},
	};
	running.add(handle);
	void exited.then(() => running.delete(handle));
	return handle;
}

/** Returns the last lines of a child's log, for an error message. */
export async function logTail({ logFile }: ChildProcess): Promise<string> {
	const text = await readFile(logFile, 'utf8').catch(() => '');
	return text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}

/**
 * Sends a signal to a process that was started `detached`, and to its descendants; 0 sends none.
 * Returns whether there is any.
 */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
	// A child that failed to start has no group, and 0 would mean our own.
	if (pid === 0) return false;
	try {
		return process.kill(-pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		return false;
	}
}

function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
	return signal === null ? `ended with exit code ${code}` : `was terminated by ${signal}`;
}
