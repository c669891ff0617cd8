import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const fileOf = (script: string): string => fileURLToPath(new URL(script, import.meta.url));

/** Runs a script, named from this folder, and returns the JSON on its last line of output. */
export async function runChild(
	script: string,
	args: string[],
	env: Record<string, string>,
): Promise<unknown> {
	const child = spawn(process.execPath, [fileOf(script), ...args], {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let last = '';
	createInterface({ input: child.stdout }).on('line', (line) => (last = line));
	const code = await new Promise((resolve) => child.once('close', resolve));
	if (code !== 0) throw new Error(`${script} ended with exit code ${code}`);
	return JSON.parse(last);
}

/** Starts a stub service as a separate process; `stop` ends it. */
export async function startService(
	mode: string,
	{ script = 'service.mts', env = {} }: { script?: string; env?: Record<string, string> } = {},
): Promise<{ url: string; stop: () => void }> {
	const child = spawn(process.execPath, [fileOf(script), mode], {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const url = await new Promise<string>((resolve) =>
		createInterface({ input: child.stdout }).once('line', resolve),
	);
	return { url, stop: () => child.kill() };
}
