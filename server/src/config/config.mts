import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';

import { ConfigError } from './config-error.mts';
import {
	keysOfFile,
	PUBLISHED_LIMITS,
	rangesOf,
	usableKey,
	type ApiKeySettings,
} from './key-settings.mts';
import { OPTION_NAMES } from './options.mts';
import { layerOfEnvironment, layerOfFile, layerOfFlags, Settings } from './settings.mts';

/** Everything an operator can set; `config/options.mts` says what each means. */
export interface Config {
	readonly host: string;
	readonly port: number;
	readonly keys: readonly ApiKeySettings[];
	/** A key made for this run because none was set; it is one of `keys`. */
	readonly generatedKey?: string;
	readonly allowPrivateUrls: boolean;
	readonly trustedProxies: readonly string[];
	readonly models?: string;
	readonly workers: number;
	readonly queueLimit: number;
	readonly logLevel: string;
}

/** Where a configuration comes from. */
export interface ConfigSources {
	args: readonly string[];
	environment: NodeJS.ProcessEnv;
	/** Gives a file's text. */
	readFile: (path: string) => string;
	/** Cores of the machine. */
	cores: number;
}

/** More threads than this only share the cores' caches. */
const MOST_WORKERS_BY_DEFAULT = 4;

/** A client that waits 15 s, as those of the API page do, gets its answer from the queue's end. */
const QUEUE_PLACES_PER_WORKER = 8;

/**
 * Gives the configuration that flags, environment and file ask for, or `help`.
 * @throws ConfigError when one of them is unknown or out of range.
 */
export function readConfig({ args, environment, readFile, cores }: ConfigSources): Config | 'help' {
	const flags = layerOfFlags(args);
	if (flags === 'help') return 'help';
	const outer = [flags, layerOfEnvironment(environment)];
	const path = new Settings(outer).text('config');
	const file = path === undefined ? {} : parseFile(path, readFile);
	const settings = new Settings([...outer, layerOfFile(file)]);

	const given = [...namedKeys(settings), ...keysOfFile(file.keys)];
	const generatedKey = given.length === 0 ? randomBytes(24).toString('base64url') : undefined;
	const keys = generatedKey === undefined ? given : [{ id: 'key-1', key: generatedKey }];
	refuseTwins(keys);
	const workers = settings.count('workers') ?? Math.min(MOST_WORKERS_BY_DEFAULT, cores);
	const limits = settings.text('limits') === 'published' ? PUBLISHED_LIMITS : undefined;
	return Object.freeze({
		host: settings.text('host')!,
		port: settings.count('port')!,
		keys: keys.map((key) => ({ ...(limits && { limits }), ...key })),
		generatedKey,
		allowPrivateUrls: settings.isOn('allowPrivateUrls'),
		trustedProxies: trustedProxies(settings),
		models: settings.text('models') ?? modelsFolder(environment),
		workers,
		queueLimit: settings.count('queueLimit') ?? QUEUE_PLACES_PER_WORKER * workers,
		logLevel: settings.text('logLevel')!,
	});
}

/** The configuration as one line for a person, with every key masked. */
export function describeConfig({ keys, ...rest }: Config): string {
	const shown = keys.map(({ allowedAddresses, ...key }) => ({
		...key,
		key: '***',
		...(allowedAddresses && { allowedAddresses: allowedAddresses.texts }),
	}));
	return JSON.stringify({ ...rest, generatedKey: undefined, keys: shown });
}

function namedKeys(settings: Settings): ApiKeySettings[] {
	return settings
		.list('apiKeys')
		.map(({ label, text }, i) => ({ id: `key-${i + 1}`, key: usableKey(text, label) }));
}

/** A folder of models of one's own, however its path is written. */
function modelsFolder({ IDCARD_MODELS_DIR: folder }: NodeJS.ProcessEnv): string | undefined {
	return folder ? resolve(folder) : undefined;
}

function trustedProxies(settings: Settings): string[] {
	return settings.list('trustedProxies').flatMap(({ label, text }) => {
		const { texts } = rangesOf([text], label);
		if (!/\/0+$/.test(text)) return texts;
		throw new ConfigError(
			`${label} must not hold all addresses: any client could then say it is another.`,
		);
	});
}

function refuseTwins(keys: readonly ApiKeySettings[]): void {
	keys.forEach(({ id, key }, i) => {
		const earlier = keys.slice(0, i);
		if (earlier.some((other) => other.key === key)) {
			throw new ConfigError(`The key "${id}" is set twice. Remove one of them.`);
		}
		if (earlier.some((other) => other.id === id)) {
			throw new ConfigError(`Two keys have the id "${id}". Give each its own.`);
		}
	});
}

function parseFile(path: string, readFile: (path: string) => string): Record<string, unknown> {
	let text;
	try {
		text = readFile(path);
	} catch {
		throw new ConfigError(`The config file ${path} cannot be read.`);
	}
	let file: unknown;
	try {
		// Editors on Windows begin a file with a byte order mark.
		file = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		// Node's message would show a piece of the file, which holds keys.
		throw new ConfigError(`The config file ${path} is not JSON.`);
	}
	if (typeof file !== 'object' || file === null || Array.isArray(file)) {
		throw new ConfigError(`The config file ${path} must be an object.`);
	}
	const names = [...OPTION_NAMES.filter((name) => name !== 'config'), 'keys'];
	const unknown = Object.keys(file).find((name) => !names.includes(name));
	if (unknown === undefined) return file as Record<string, unknown>;
	throw new ConfigError(`The config file knows no "${unknown}". It knows: ${names.join(', ')}.`);
}
