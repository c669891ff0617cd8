import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { poll } from '../../../tools/processes/poll.mts';

const run = promisify(execFile);

/** A systemd that has started in a folder, with the network of this machine. */
export interface BootedSystemd {
	/** Runs a command inside and returns what it printed. */
	run(...command: string[]): Promise<string>;
	/** Ends it and everything it runs. */
	stop(): Promise<void>;
}

/** Starts the systemd that is in a folder, as a container does, and waits until it is running. */
export async function bootSystemd(root: string): Promise<BootedSystemd> {
	const alone = ['--register=no', '--keep-unit', '--console=pipe', '--quiet'];
	const nspawn = spawn('systemd-nspawn', ['--boot', `--directory=${root}`, ...alone], {
		stdio: 'ignore',
	});
	const exited = once(nspawn, 'exit');
	const init = await poll(async () => await childOf(nspawn.pid!), {
		timeoutMs: 20_000,
		waitingFor: 'systemd-nspawn',
	});
	const inside = async (...command: string[]) => {
		const namespaces = ['--mount', '--pid', '--uts', '--ipc', '--target', init];
		return (await run('nsenter', [...namespaces, ...command])).stdout.trim();
	};
	const isRunning = async () => await inside('systemctl', 'is-system-running').catch(() => '');
	await poll(async () => ((await isRunning()) === 'running' ? true : undefined), {
		timeoutMs: 60_000,
		waitingFor: 'systemd to start',
	});
	return {
		run: inside,
		async stop() {
			process.kill(Number(init), 'SIGKILL');
			await exited;
		},
	};
}

async function childOf(pid: number): Promise<string | undefined> {
	const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
	return children.split(' ').filter(Boolean).at(-1);
}
