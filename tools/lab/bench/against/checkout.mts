import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { runNpm } from '../../../n8n/installed/npm-command.mts';

const run = promisify(execFile);
const SERVER_ONLY = ['--omit=dev', '--workspace=server', '--include-workspace-root=false'];
/** Until version 0.2, a script fetched the better of two model packs; without it, the other was used. */
const FETCH_MODELS = 'server/scripts/fetch-models.mts';
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** The server's code of a commit. */
export interface Checkout {
	/** Where it is. */
	folder: string;
	/** The module that exports `createCardReader`. */
	engine: string;
	/** Abbreviated hash of the commit. */
	hash: string;
	delete(): Promise<void>;
}

/**
 * Extracts a commit into a temporary folder, installs its server's dependencies and fetches its models
 * where they were not part of it.
 * @throws with git's message when there is no such commit, or it has no engine.
 */
export async function checkout(commit: string): Promise<Checkout> {
	const git = async (...args: string[]) => (await run('git', args, { cwd: ROOT })).stdout.trim();
	const hash = await git('rev-parse', '--short', '--verify', `${commit}^{commit}`);
	const declaration = 'export async function createCardReader';
	const [found] = (await git('grep', '-l', declaration, hash, '--', 'server/src')).split('\n');
	const folder = await mkdtemp(join(tmpdir(), 'bench-against-'));
	const archive = join(folder, 'server.tar');
	await git('archive', '--output', archive, hash);
	await run('tar', ['-xf', archive, '-C', folder]);
	await runNpm(['ci', ...SERVER_ONLY, '--ignore-scripts', '--prefer-offline'], folder);
	if (existsSync(join(folder, FETCH_MODELS))) {
		await run(process.execPath, [FETCH_MODELS], { cwd: folder });
	}
	return {
		folder,
		engine: join(folder, found.slice(found.indexOf(':') + 1)),
		hash,
		delete: () => rm(folder, { recursive: true }),
	};
}
