import process from 'node:process';

import { ConfigError } from './config/config-error.mts';
import { readConfig, type Config } from './config/config.mts';
import { usage } from './config/usage.mts';
import { IS_BUILT } from './process/built.mts';

/**
 * Reads the configuration from command line, environment and files, or `help` if that is asked for.
 * @throws ConfigError when it cannot be used.
 */
export function readGivenConfig(): Config | 'help' {
	return readConfig({ args: process.argv.slice(2) });
}

/** The same, but prints the help and exits with 0, or says what is wrong and exits with 2. */
export function configOrExit(): Config {
	try {
		const config = readGivenConfig();
		if (config !== 'help') return config;
		console.log(usage(IS_BUILT ? 'idcard-ocr-server' : 'npm run server --'));
		process.exit(0);
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		console.error(error.message);
		process.exit(2);
	}
}
