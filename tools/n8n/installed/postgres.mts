import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { startChildProcess, type ChildProcess } from '../../processes/child-process.mts';
import { installDebianPackages } from './debian-package.mts';
import { poll } from '../../processes/poll.mts';
import type { Progress } from './progress.mts';

/** n8n's main process and workers share it. */
export interface RunningPostgres {
	port: number;
	user: string;
	password: string;
	database: string;
	process: ChildProcess;
	/** Deletes its files. Stop the process first. */
	deleteFiles(): void;
}

/** The user to run as, since PostgreSQL refuses to run as root. */
interface Account {
	uid?: number;
	gid?: number;
}

/** Starts an empty PostgreSQL on 127.0.0.1, installing Debian's package if it is missing. */
export async function startPostgres(
	logFolder: string,
	progress: Progress,
): Promise<RunningPostgres> {
	if (binFolder() === undefined) installDebianPackages('PostgreSQL', ['postgresql'], progress);
	const bin = binFolder();
	if (bin === undefined)
		throw new Error('PostgreSQL is installed, but not in the folder that Debian uses.');
	const account = process.getuid?.() === 0 ? debianAccount() : {};

	// Not inside our temporary folder, which the database's user cannot access.
	const folder = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-apizero-postgres-'));
	const data = path.join(folder, 'data');
	mkdirSync(data);
	for (const owned of [folder, data]) {
		if (account.uid !== undefined && account.gid !== undefined) {
			chownSync(owned, account.uid, account.gid);
		}
	}
	const env = { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' };
	const user = 'n8n';
	// Reachable only from this machine, deleted after the test run, and without real people's data.
	execFileSync(
		path.join(bin, 'initdb'),
		['--pgdata', data, '--username', user, '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'],
		{ ...account, env, cwd: folder, stdio: 'pipe' },
	);
	const port = await getPort();
	const child = startChildProcess({
		name: 'PostgreSQL',
		command: path.join(bin, 'postgres'),
		args: ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off'],
		cwd: folder,
		env,
		logFile: path.join(logFolder, 'postgres.log'),
		account,
	});
	const isReady = async () => {
		if (child.hasExited()) throw new Error(`PostgreSQL could not start; see ${child.logFile}.`);
		const args = ['-h', '127.0.0.1', '-p', String(port), '-U', user, '-d', 'postgres'];
		return spawnSync(path.join(bin, 'pg_isready'), args, { env }).status === 0 ? true : undefined;
	};
	await poll(isReady, { timeoutMs: 30_000, waitingFor: 'PostgreSQL to start' });
	return {
		port,
		user,
		password: 'unused',
		database: 'postgres',
		process: child,
		deleteFiles: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** Returns the folder with the newest server binaries from Debian's packages. */
function binFolder(): string | undefined {
	return globSync('/usr/lib/postgresql/*/bin')
		.filter((bin) => existsSync(path.join(bin, 'initdb')))
		.sort()
		.at(-1);
}

function debianAccount(): Account {
	const idOf = (flag: string) =>
		Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
	return { uid: idOf('-u'), gid: idOf('-g') };
}
