import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import process from 'node:process';

import { ConfigError } from './config-error.mts';
import {
	keyEntriesOf,
	keysOfLines,
	knownSettings,
	rejectDuplicates,
	type ApiKeySettings,
	type KeyEntry,
} from './key-settings.mts';
import { API_KEY, readValue } from './option-kinds.mts';
import { FILE_OPTION_NAMES, optionOf, type OptionValues } from './options.mts';
import { mayTakePhotos } from './photo-address.mts';
import { readSettingsFile } from './settings-file.mts';
import { environmentSource, fileSource, flagSource, valueOf, valuesOf } from './sources.mts';

/** Everything an operator can set: the options of `options.mts`, and the keys with theirs. */
export interface Config
	extends Omit<OptionValues, 'apiKeys' | 'metricsKeyFile' | 'photoLinkOrigins'> {
	readonly keys: readonly ApiKeySettings[];
	/** A key made for this run because none was set; it is one of `keys`. */
	readonly generatedKey?: string;
	/** The files whose keys SIGHUP reads again: the config file and the keys file, if set. */
	readonly keyFiles: readonly string[];
	/** Ids in the config file's `keys` that have no key, there or in the keys file; absent if none. */
	readonly idsWithoutKey?: readonly string[];
}

/** Where a configuration comes from; this process's by default. */
interface ConfigSources {
	readonly args?: readonly string[];
	readonly environment?: NodeJS.ProcessEnv;
	readonly readFile?: typeof readSettingsFile;
	readonly cores?: number;
}

/**
 * Returns the configuration that flags, environment and file ask for, or `help`.
 * @throws ConfigError when one of them is unknown or has an unsupported value.
 */
export function readConfig({
	args = process.argv.slice(2),
	environment = process.env,
	readFile = readSettingsFile,
	cores = availableParallelism(),
}: ConfigSources = {}): Config | 'help' {
	const flags = flagSource(args);
	if (flags === 'help') return 'help';
	const sources = [flags, environmentSource(environment)];
	const path = valueOf('config', sources) as string | undefined;
	const file = path === undefined ? {} : parseFile(path, readFile);
	sources.push(fileSource(file));
	const values = valuesOf(sources, { cores });
	const { apiKeys, metricsKeyFile, photoLinkOrigins, ...options } = values;
	const { apiKeysFile } = options;
	const metricsKey = metricsKeyOf(values, metricsKeyFile, readFile);

	const generatedKey = randomBytes(24).toString('base64url');
	const entries = keyEntriesOf(file.keys, apiKeysFile !== undefined);
	const inFile =
		apiKeysFile === undefined
			? []
			: keysOfLines(readFile(apiKeysFile, `The keys file ${apiKeysFile}`), apiKeysFile);
	const given = [...numbered(apiKeys), ...combined(inFile, entries)];
	const idsWithoutKey = entries
		.filter(({ id, key }) => key === undefined && !inFile.some((other) => other.id === id))
		.map(({ id }) => id);
	const keys = (given.length > 0 ? given : numbered([generatedKey])).map((key) => ({
		...(photoLinkOrigins.length > 0 && { photoLinkOrigins }),
		...key,
	}));
	rejectDuplicates(entries);
	rejectDuplicates(keys, repeatedIds(inFile));
	const origins = keys.flatMap((key) => key.photoLinkOrigins ?? []);
	if (origins.length > 0) checkPhotoLinks(origins, options);
	return Object.freeze({
		...options,
		metricsKey,
		keys,
		keyFiles: [path, apiKeysFile].filter((name) => name !== undefined),
		...(given.length === 0 && { generatedKey }),
		...(idsWithoutKey.length > 0 && { idsWithoutKey }),
	});
}

/** Checks that photo links can be made and that nobody on their way sees the photos. @throws ConfigError otherwise. */
function checkPhotoLinks(
	origins: readonly string[],
	{ publicUrl, privateHttp }: Pick<OptionValues, 'publicUrl' | 'privateHttp'>,
): void {
	if (publicUrl === undefined) {
		throw new ConfigError('Photo links need --public-url, which they begin with.');
	}
	// Browsers let no page of https deliver to http.
	const isPrivate = privateHttp && publicUrl.startsWith('http:');
	const unsafe = [publicUrl, ...origins].find((address) => !mayTakePhotos(address, isPrivate));
	if (unsafe === undefined) return;
	throw new ConfigError(
		`Photo links need https: on the way to ${unsafe} others could see the photos.`,
	);
}

/** The configuration on one line, for people, without secrets. */
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

/** The keys file's keys with the config file's settings for their ids, then the config file's keys. */
function combined(keys: readonly ApiKeySettings[], entries: readonly KeyEntry[]): ApiKeySettings[] {
	const hasKey = (entry: KeyEntry): entry is ApiKeySettings => entry.key !== undefined;
	const settingsOf = (id: string) => entries.find((entry) => entry.id === id && !hasKey(entry));
	return [
		...keys.map(({ id, key }) => ({ ...settingsOf(id), id, key })),
		...entries.filter(hasKey),
	];
}

function repeatedIds(keys: readonly ApiKeySettings[]): ReadonlySet<string> {
	const ids = keys.map(({ id }) => id);
	return new Set(ids.filter((id, i) => ids.indexOf(id) < i));
}

function metricsKeyOf(
	{ metricsKey, metricsHost, metricsPort }: OptionValues,
	file: string | undefined,
	readFile: typeof readSettingsFile,
): string | undefined {
	if (metricsHost !== undefined && metricsPort === undefined) {
		throw new ConfigError('--metrics-host needs --metrics-port.');
	}
	if (file === undefined) return metricsKey;
	if (metricsKey !== undefined) {
		throw new ConfigError('Set either --metrics-key or --metrics-key-file.');
	}
	const label = `The metrics key file ${file}`;
	return readValue(API_KEY, readFile(file, label).trim(), label);
}

function parseFile(path: string, readFile: typeof readSettingsFile) {
	const label = `The config file ${path}`;
	const text = readFile(path, label);
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
