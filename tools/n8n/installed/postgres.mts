import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { startChildProcess, type ChildProcess } from '../../processes/child-process.mts';
import { installDebianPackages } from './debian-package.mts';
import { poll } from '../../processes/poll.mts';
import type { Progress } from './progress.mts';

/** A database that n8n's main process and workers share. */
export interface RunningPostgres {
	port: number;
	user: string;
	password: string;
	database: string;
	process: ChildProcess;
	/** Deletes its files. Stop the process first. */
	deleteFiles(): void;
}

/** Whom the server runs as: PostgreSQL refuses to run as root. */
interface Account {
	uid?: number;
	gid?: number;
}

/** Starts an empty PostgreSQL on 127.0.0.1, installing Debian's if it is missing. */
export async function startPostgres(
	logFolder: string,
	progress: Progress,
): Promise<RunningPostgres> {
	if (programs() === undefined) installDebianPackages('PostgreSQL', ['postgresql'], progress);
	const bin = programs();
	if (bin === undefined)
		throw new Error('PostgreSQL is installed, but not in the folder that Debian uses.');
	const account = process.getuid?.() === 0 ? debianAccount() : {};

	// Not below our own temporary folder, which the database's account may not enter.
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
	// Only this machine can reach it, it lives for one test run, and it holds invented people.
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
		...{ port, user, password: 'unused', database: 'postgres', process: child },
		deleteFiles: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** Gives the folder of the newest server programs that Debian's packages installed. */
function programs(): string | undefined {
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
