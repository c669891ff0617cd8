import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { environmentOutsideCheckout } from '../../processes/npm-environment.mts';

/** What ends this process. Of signals, those that have no other handler would not even reach `exit`. */
const ENDINGS = ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs npm under the Node that runs this file and returns what it printed to standard output.
 *
 * @param variables added to this process's environment.
 * @param signal kills it.
 * @throws {Error} with the last lines that npm printed, warnings aside, when it fails or is killed.
 */
export async function runNpm(
	args: string[],
	cwd: string,
	variables: Record<string, string> = {},
	signal?: AbortSignal,
): Promise<string> {
	// Set in npm scripts: the npm that started this. Elsewhere, the npm on the PATH.
	const entry = process.env['npm_execpath'];
	const [command, prefix] =
		entry !== undefined && /npm-cli\.c?js$/.test(entry) ? [process.execPath, [entry]] : ['npm', []];
	const child = spawn(command, [...prefix, ...args], {
		cwd,
		env: { ...environmentOutsideCheckout(), ...variables, PATH: pathWithThisNode() },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const output: string[] = [];
	const complaints: string[] = [];
	child.stdout.on('data', (chunk) => output.push(String(chunk)));
	child.stderr.on('data', (chunk) => complaints.push(String(chunk)));
	// On SIGTERM npm would roll its installation back, which can collide with that of the next run.
	const endWithUs = () => child.kill('SIGKILL');
	signal?.addEventListener('abort', endWithUs);
	for (const ending of ENDINGS) process.once(ending, endWithUs);
	const [code, killedBy] = await once(child, 'close');
	for (const ending of ENDINGS) process.off(ending, endWithUs);
	if (code !== 0) {
		const lines = (complaints.join('') + output.join('')).trim().split('\n');
		const words = lines
			.filter((line) => !line.startsWith('npm warn'))
			.slice(-20)
			.join('\n');
		throw new Error(`"npm ${args.join(' ')}" ended with ${killedBy ?? code} in ${cwd}:\n${words}`);
	}
	return output.join('');
}

/** Returns PATH with this Node first, for programs that look up `node` by name, such as n8n's task runner. */
export function pathWithThisNode(): string {
	return [path.dirname(process.execPath), process.env['PATH'] ?? ''].join(path.delimiter);
}
