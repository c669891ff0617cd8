import { randomBytes } from 'node:crypto';

import { ConfigError } from './config-error.mts';
import {
	keysOfFile,
	knownSettings,
	PUBLISHED_LIMITS,
	rejectDuplicates,
	type ApiKeySettings,
} from './key-settings.mts';
import { FILE_OPTION_NAMES, optionOf, type OptionValues } from './options.mts';
import { environmentSource, fileSource, flagSource, valueOf, valuesOf } from './sources.mts';

/** Everything an operator can set: the options of `options.mts`, and the keys with theirs. */
export interface Config extends Omit<OptionValues, 'apiKeys' | 'limits'> {
	readonly keys: readonly ApiKeySettings[];
	/** A key made for this run because none was set; it is one of `keys`. */
	readonly generatedKey?: string;
}

/** Where a configuration comes from. */
export interface ConfigSources {
	readonly args: readonly string[];
	readonly environment: NodeJS.ProcessEnv;
	/** Returns a file's text. */
	readonly readFile: (path: string) => string;
	/** Cores of the machine. */
	readonly cores: number;
}

/**
 * Returns the configuration that flags, environment and file ask for, or `help`.
 * @throws ConfigError when one of them is unknown or has an unsupported value.
 */
export function readConfig({ args, environment, readFile, cores }: ConfigSources): Config | 'help' {
	const flags = flagSource(args);
	if (flags === 'help') return 'help';
	const sources = [flags, environmentSource(environment)];
	const path = valueOf('config', sources) as string | undefined;
	const file = path === undefined ? {} : parseFile(path, readFile);
	sources.push(fileSource(file));
	const { apiKeys, limits, ...options } = valuesOf(sources, { environment, cores });

	const generatedKey = randomBytes(24).toString('base64url');
	const given = [...numbered(apiKeys), ...keysOfFile(file.keys)];
	const keys = given.length > 0 ? given : numbered([generatedKey]);
	rejectDuplicates(keys);
	return Object.freeze({
		...options,
		keys: keys.map((key) => ({
			...(limits === 'published' && { limits: PUBLISHED_LIMITS }),
			...key,
		})),
		...(given.length === 0 && { generatedKey }),
	});
}

/** The configuration as one line for people, without what is secret. */
export function describeConfig(config: Config): string {
	const shown = FILE_OPTION_NAMES.filter((name) => name in config && !optionOf(name).secret);
	return JSON.stringify({
		...Object.fromEntries(shown.map((name) => [name, config[name as keyof Config]])),
		keys: config.keys.map((key) => ({ ...key, key: '***' })),
	});
}

function numbered(keys: readonly string[]): ApiKeySettings[] {
	return keys.map((key, i) => ({ id: `key-${i + 1}`, key }));
}

function parseFile(path: string, readFile: (path: string) => string) {
	const label = `The config file ${path}`;
	let text;
	try {
		text = readFile(path);
	} catch {
		throw new ConfigError(`${label} cannot be read.`);
	}
	let file: unknown;
	try {
		// Editors on Windows begin a file with a byte order mark.
		file = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		// Node's message would quote a piece of the file, which holds keys.
		throw new ConfigError(`${label} is not valid JSON.`);
	}
	return knownSettings(file, label, [...FILE_OPTION_NAMES, 'keys']);
}
