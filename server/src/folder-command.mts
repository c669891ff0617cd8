import process from 'node:process';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import { readConfig, type Config } from './config/config.mts';
import { createCardReader } from './engine/create-card-reader.mts';
import type { AcceptedImages } from './image/accepted-images.mts';
import { orExit } from './or-exit.mts';

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
	// A terminal that is gone ends nothing.
	process.stderr.on('error', () => {});
	const { values, positionals } = parseArgs({
		...{ args: [...args], allowPositionals: true },
		options: { ...options, help: { type: 'boolean' } },
	});
	if ('help' in values) {
		console.log(usage);
		process.exit(0);
	}
	const [folder, ...others] = positionals;
	if (folder === undefined || others.length > 0) throw new Error('Name one folder. See --help.');
	return { folder, values, config: readConfig({ args: [] }) as Config };
}

/** How the files of a folder are read. */
export async function folderReader(config: Config, accepted: AcceptedImages) {
	// Files come from no caller, who would give up, or send too many.
	const patient = { ...config, queueLimit: Infinity, queueTimeout: 86_400 };
	const reader = await orExit(() => createCardReader(patient));
	return { accepted, reader, atATime: config.workers };
}
