import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What to start, and where its output goes. */
export interface ChildProcessOptions {
	/** What a person calls it: "n8n", "the OCR server". */
	name: string;
	command: string;
	args: string[];
	cwd: string;
	/** The whole environment of the child: nothing is inherited. */
	env: Record<string, string>;
	/** Gets both output streams. Written anew at each start. */
	logFile: string;
	/** Who it runs as, if not as we do. */
	account?: { uid?: number; gid?: number };
}

/** A child process with the processes it started itself. */
export interface ChildProcess {
	name: string;
	pid: number;
	logFile: string;
	/** Settles when the child is gone, with words for how it went. */
	exited: Promise<string>;
	/** Whether it is gone already. */
	hasExited(): boolean;
	/** Ends the child and everything it started; settles once it is gone. */
	stop(): Promise<void>;
	/** Ends it at once, as a crash or the kernel would. */
	kill(): Promise<void>;
}

/** How long a polite stop may take before the child is killed, in milliseconds. */
const GRACE_MS = 20_000;

/** Lines of a log that say why a program did not work. */
const TAIL_LINES = 15;

/** Every child that is still there, in the order of their starts. */
const alive = new Set<ChildProcess>();

// A crash of ours must not leave an n8n behind that nobody sees.
process.on('exit', () => {
	for (const child of alive) signalGroup(child.pid, 'SIGKILL');
});

/** Stops every child that is still there, the last started first. */
export async function stopChildProcesses(): Promise<void> {
	for (const child of [...alive].reverse()) await child.stop();
}

/**
 * Starts a program as the leader of a process group of its own, so that it can be stopped together
 * with the processes it starts and a Ctrl-C in the terminal reaches only us, who stop in order.
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

	let gone = false;
	const exited = Promise.race([
		once(child, 'exit').then(([code, signal]) => describeExit(code, signal)),
		once(child, 'error').then(([error]) => `could not start (${error.code})`),
	]).finally(() => {
		gone = true;
	});

	const pid = child.pid ?? 0;
	const running: ChildProcess = {
		name: options.name,
		pid,
		logFile: options.logFile,
		exited,
		hasExited: () => gone,
		async kill() {
			signalGroup(pid, 'SIGKILL');
			await exited;
		},
		async stop() {
			if (!gone) child.kill('SIGTERM');
			const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS);
			await exited;
			clearTimeout(timer);
			// What the child started may outlive it.
			signalGroup(pid, 'SIGKILL');
		},
	};
	alive.add(running);
	void exited.then(() => alive.delete(running));
	return running;
}

/** Gives the end of a child's log, for a message about why it did not work. */
export async function logTail({ logFile }: ChildProcess): Promise<string> {
	const text = await readFile(logFile, 'utf8').catch(() => '');
	return text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
	// A child that never started has no group; 0 would name our own.
	if (pid === 0) return;
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
	return signal === null ? `ended with exit code ${code}` : `was terminated by ${signal}`;
}
