import process from 'node:process';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import { readConfig, type Config } from './config/config.mts';

/**
 * The folder and options that a command line names, and the server's configuration as its environment sets it. Prints the
 * usage and exits with 0 if that is asked for.
 * @throws an error whose message says what is wrong.
 */
export function folderCommand<const Options extends ParseArgsOptionsConfig>(
	args: readonly string[],
	usage: string,
	options: Options,
) {
	const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
	if ('help' in values) {
		console.log(usage);
		process.exit(0);
	}
	const [folder, ...others] = positionals;
	if (folder === undefined || others.length > 0) throw new Error('Name one folder. See --help.');
	return { folder, values, config: readConfig({ args: [] }) as Config };
}

/** The result of a step that can fail only by what a command was given; else says why, after `what`, and exits with 2. */
export async function orExit<Result>(
	step: () => Result | Promise<Result>,
	what = '',
): Promise<Result> {
	try {
		return await step();
	} catch (error) {
		console.error(what + (error as Error).message);
		process.exit(2);
	}
}
