import process from 'node:process';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import { readConfig, type Config } from './config/config.mts';
import { createCardReader } from './engine/create-card-reader.mts';
import { AcceptedImages } from './image/accepted-images.mts';
import { formatsOrExit, orExit } from './or-exit.mts';

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

/** The images that are read here; exits with 2 if there are none. */
export async function imagesOrExit(config: Config): Promise<AcceptedImages> {
	return new AcceptedImages(await formatsOrExit(config, console.error), config.maxBody);
}

/** How the files of a folder are read. */
export async function folderReader(config: Config, accepted: AcceptedImages) {
	// A file waits for no caller, who would give up.
	const reader = await orExit(() => createCardReader({ ...config, queueTimeout: 86_400 }));
	return { accepted, reader, atATime: config.workers };
}
