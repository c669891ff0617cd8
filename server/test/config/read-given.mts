import { ConfigError } from '../../src/config/config-error.mts';
import { readConfig, type Config } from '../../src/config/config.mts';

/** What an operator sets, by source. */
export interface Given {
	args?: string[];
	environment?: Record<string, string>;
	file?: unknown;
	/** Texts of other files, by path. */
	files?: Record<string, string>;
}

/** Returns the configuration that results on a machine with 16 cores. */
export function read({ args = [], environment = {}, file, files = {} }: Given = {}): Config {
	return readConfig({
		args: file === undefined ? args : [...args, '--config', 'server.json'],
		environment,
		cores: 16,
		readFile: (path, label) => {
			if (Object.hasOwn(files, path)) return files[path];
			if (path !== 'server.json' || file === undefined) {
				throw new ConfigError(`${label} cannot be read.`);
			}
			return typeof file === 'string' ? file : JSON.stringify(file);
		},
	}) as Config;
}
