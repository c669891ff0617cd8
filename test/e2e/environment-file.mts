import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** How a suite's main process hands its environment to the tests. */
export interface EnvironmentFile<Environment> {
	/** Writes the environment into a folder, and returns the variables with which tests find it. */
	write(folder: string, environment: Environment): Promise<Record<string, string>>;
	/**
	 * Returns the environment that this run was started with.
	 * @throws {Error} if it was started without one.
	 */
	read(): Promise<Environment>;
}

/** Returns the hand-over of the suite that `command` starts; `variable` names the file. */
export function environmentFile<Environment>(
	variable: string,
	command: string,
): EnvironmentFile<Environment> {
	return {
		async write(folder, environment) {
			const file = path.join(folder, 'environment.json');
			await writeFile(file, JSON.stringify(environment), { mode: 0o600 });
			return { [variable]: file };
		},
		async read() {
			const file = process.env[variable];
			if (file === undefined) throw new Error(`Run these tests with "${command}".`);
			return JSON.parse(await readFile(file, 'utf8')) as Environment;
		},
	};
}
