import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import type { PackOptions, Read, Variant } from './variant.mts';

const SCRIPT = fileURLToPath(new URL('emulated-process.mts', import.meta.url));

/**
 * Starts the server's reader with a pack in a Node that another command runs, as
 * `qemu-x86_64-static -cpu Haswell` does: on another processor, in effect.
 * @throws when that process ends.
 */
export async function startEmulated(command: string, options: PackOptions): Promise<Variant> {
	const [file, ...args] = command.split(' ');
	const child = spawn(file, [...args, process.execPath, SCRIPT, JSON.stringify(options)], {
		stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
		serialization: 'advanced',
	});
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`${command} ended with code ${code}.`);
	});
	ended.catch(() => {});
	const answer = async () => (await Promise.race([once(child, 'message'), ended]))[0] as unknown;
	const name = (await answer()) as string;
	return {
		name: `${name}, ${command}`,
		async read(image) {
			child.send(image);
			return (await answer()) as Read;
		},
		async close() {
			child.kill();
		},
	};
}
