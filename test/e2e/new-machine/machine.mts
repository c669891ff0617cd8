import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { installLocked } from '../../../tools/locked-install/npm-folder.mts';
import { cacheFolder } from '../../../tools/processes/cache-folder.mts';
import { addNode, makeDebian } from '../container/debian.mts';
import { Terminal } from './terminal.mts';

const run = promisify(execFile);

const CHECKOUT = path.resolve(import.meta.dirname, '../../..');

/** Beside the smallest Debian: what README asks for, and `ps`. No Python, browser or service. */
const PACKAGES = ['ca-certificates', 'procps', 'git', 'g++'];

const HOME = '/home/newcomer';
const CLONE = 'n8n-nodes-apizero';
const UID = '1000';

const VARIABLES = [
	`HOME=${HOME}`,
	'USER=newcomer',
	'SHELL=/bin/bash',
	'PATH=/usr/local/bin:/usr/bin:/bin',
	'LANG=C.UTF-8',
	'TERM=xterm-256color',
];

/**
 * Becomes the machine's first process, which ends with its standard input, and everything on the machine
 * with it. Bash, since it reaps what other processes leave behind.
 */
const BOOT = `set -e
cd "$2"
mount -t overlay overlay -o "lowerdir=$1,upperdir=own,workdir=work" root
mount -t proc proc root/proc
mount --rbind /dev root/dev
mount --rbind /sys root/sys
cp /etc/hosts /etc/resolv.conf root/etc/
chroot root useradd --uid ${UID} --home-dir ${HOME} --shell /bin/bash newcomer
chroot root chown --recursive newcomer:newcomer ${HOME}
cd root
pivot_root . mnt
umount --lazy mnt
exec bash -c 'echo booted; read -r'`;

/** A Debian that nobody has used, with one ordinary user, whose home has a clone and nothing else. */
export interface NewMachine {
	/** Types a command in the clone. */
	type(command: string): Terminal;
	/** The size of what its user's home has, by path, in MB. */
	megabytes(): Promise<string[]>;
	/** What its user runs. */
	processes(): Promise<string[]>;
	/** Ends and deletes it. */
	stop(): Promise<void>;
}

/** Makes and starts one with this checkout's last commit. It shares the network with this machine, and no files. */
export async function startNewMachine(node: string, npm: string): Promise<NewMachine> {
	const debian = await debianFiles();
	const nodeVersions = cacheFolder('node-versions');
	await installLocked(nodeVersions, path.join(import.meta.dirname, 'node-versions'));

	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-nodes-apizero-new-machine-'));
	await chmod(folder, 0o755);
	for (const name of ['own', 'work', 'root']) await mkdir(path.join(folder, name));
	const own = path.join(folder, 'own');
	await addNode(own, path.join(nodeVersions, `node_modules/node-${node}/bin/node`), `npm-${npm}`);
	const clone = path.join(own, HOME, CLONE);
	await run('git', ['clone', '--quiet', '--depth', '1', `file://${CHECKOUT}`, clone]);

	const boot = ['bash', '-c', BOOT, 'boot', debian, folder];
	const booted = spawn('unshare', ['--mount', '--pid', '--fork', '--kill-child', ...boot], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const exited = once(booted, 'exit');
	await Promise.race([once(booted.stdout, 'data'), exited]);
	if (booted.exitCode !== null) throw new Error('The machine did not start.');
	const children = await readFile(`/proc/${booted.pid}/task/${booted.pid}/children`, 'utf8');
	const enter = ['--target', children.trim(), '--mount', '--pid', '--root'];
	const lines = async (command: string) => {
		const { stdout } = await run('nsenter', [...enter, 'sh', '-c', command], { cwd: '/' });
		return stdout.split('\n').filter((line) => line !== '');
	};
	return {
		type: (command) =>
			new Terminal('nsenter', [
				...[...enter, '--setuid', UID, '--setgid', UID],
				...['env', '-i', `--chdir=${HOME}/${CLONE}`, ...VARIABLES],
				...['script', '--quiet', '--return', '--flush', '--command'],
				...[`stty columns 100 rows 40 && ${command}`, '/dev/null'],
			]),
		megabytes: () =>
			lines(
				`cd ${HOME} && du -sm ${CLONE}/.git ${CLONE}/.demo ${CLONE}/node_modules .[a-z]*; true`,
			),
		processes: () => lines(`ps -o args= -u ${UID}; true`),
		async stop() {
			booted.stdin.end();
			await exited;
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** Returns the folder with the files that all these machines start from. They stay as they are: each writes to its own. */
async function debianFiles(): Promise<string> {
	const folder = cacheFolder(`debian-${PACKAGES.join('-')}`);
	if (!existsSync(folder)) {
		const unfinished = `${folder}.unfinished`;
		await rm(unfinished, { recursive: true, force: true });
		await mkdir(unfinished, { recursive: true });
		await makeDebian(unfinished, PACKAGES);
		await rename(unfinished, folder);
	}
	return folder;
}
