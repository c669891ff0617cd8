import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { signalGroup } from '../../processes/child-process.mts';
import { environmentOutsideCheckout } from '../../processes/npm-environment.mts';

/** What ends this process, as far as it can tell. */
const ENDS = ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs npm under the Node that runs this file and returns what it printed to standard output.
 *
 * @param variables added to this process's environment.
 * @param onStart is told its process id, and how to kill it.
 * @throws {Error} with the last lines that npm printed, warnings aside, when it fails.
 */
export async function runNpm(
	args: string[],
	cwd: string,
	variables: Record<string, string> = {},
	onStart?: (pid: number, kill: () => void) => void,
): Promise<string> {
	// Set in npm scripts: the npm that started this. Elsewhere, the npm on the PATH.
	const entry = process.env['npm_execpath'];
	const [command, prefix] =
		entry !== undefined && /npm-cli\.c?js$/.test(entry) ? [process.execPath, [entry]] : ['npm', []];
	const child = spawn(command, [...prefix, ...args], {
		cwd,
		env: { ...environmentOutsideCheckout(), ...variables, PATH: pathWithThisNode() },
		stdio: ['ignore', 'pipe', 'pipe'],
		// In a group of its own, which can be killed with what its scripts started.
		detached: true,
	});
	const output: string[] = [];
	const complaints: string[] = [];
	child.stdout.on('data', (chunk) => output.push(String(chunk)));
	child.stderr.on('data', (chunk) => complaints.push(String(chunk)));
	// Left alone, npm would go on, and on SIGTERM roll back, in a folder that the next run takes.
	const endWithUs = () => signalGroup(child.pid ?? 0, 'SIGKILL');
	for (const end of ENDS) process.once(end, endWithUs);
	if (child.pid !== undefined) onStart?.(child.pid, endWithUs);
	const [code, signal] = await once(child, 'close');
	for (const end of ENDS) process.off(end, endWithUs);
	if (code !== 0) {
		const lines = (complaints.join('') + output.join('')).trim().split('\n');
		const words = lines
			.filter((line) => !/^npm warn/i.test(line))
			.slice(-20)
			.join('\n');
		throw new Error(`"npm ${args.join(' ')}" ended with ${signal ?? code} in ${cwd}:\n${words}`);
	}
	return output.join('');
}

/** Returns PATH with this Node first, for programs that look up `node` by name, such as n8n's task runner. */
export function pathWithThisNode(): string {
	return [path.dirname(process.execPath), process.env['PATH'] ?? ''].join(path.delimiter);
}
